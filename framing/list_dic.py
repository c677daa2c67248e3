"""List of cues as a .dic file: numbered categories and cues with their numbers, or a table of cues and categories."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from framing.lexicon import Row
from framing.promises import refuse
from framing.variants import shortened, variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 10  # digits of the number of a category
_SHAPE = "It begins with a line %, lines of a number and a category, and a line %; or with DicTerm,CATEGORY,…"


class DicRows(NamedTuple):
    """The rows of a list, a cue once with all its categories; the line of each; and what is said of lines left out."""

    rows: list[Row]
    lines: list[int]
    skipped: tuple[str, ...] = ()


def rows_of_dic(name: str, text: str, *, skip_unreadable: bool = False) -> DicRows:
    """The rows of a list; see `framing.Lexicon.from_dic`."""
    failures: list[str] = []
    found: dict[tuple[tuple[str, ...], ...], tuple[str, int, dict[str, None]]] = {}
    for line, cue, categories in _cues(name, text, failures):
        told = f"line {line}, cue {shortened(cue)}: "
        if not cue or not categories:
            failures.append(f"{told}it has no {'category' if cue else 'word'}. Give it one, or delete the line.")
            continue
        if {"~", "|"} & set(cue):
            failures.append(f"{told}~ and | are no part of words. Delete the line.")
            continue
        try:
            phrases = tuple(variants(cue))
        except ValueError as error:
            failures.append(f"{told}{error}")
            continue
        found.setdefault(phrases, (cue, line, {}))[2].update(dict.fromkeys(categories))
    if not skip_unreadable:
        refuse(name, failures)
    if not found:
        raise ValueError(f"word list {name!r} has no cue: put one in each line below the categories.")
    rows = [Row(cue, "; ".join(categories)) for cue, _, categories in found.values()]
    return DicRows(rows, [line for _, line, _ in found.values()], tuple(failures))


def _cues(name: str, text: str, failures: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Line, cue and categories of each line that can be taken apart; the others go to `failures`."""
    begins = text.lstrip()
    if begins.startswith("%"):
        yield from _numbered(name, text, failures)
    elif begins.lstrip('"').lower().startswith("dicterm"):
        yield from _table(name, text, failures)
    else:
        raise ValueError(f"word list {name!r} is no .dic file. {_SHAPE}")


def _numbered(name: str, text: str, failures: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    categories: dict[int, str] = {}
    marks = 0
    for line, content in enumerate(text.splitlines(), 1):
        written = content.strip()
        if written == "%":
            marks += 1
        elif written and marks < 2:
            number, _, category = " ".join(written.split()).partition(" ")
            if not (number.isdecimal() and len(number) < _LONGEST and category) or int(number) in categories:
                failures.append(f"line {line}: {shortened(written)} is not a new number and the name of a category.")
            else:
                categories[int(number)] = category.replace("; ", ", ")
        elif written:
            cue, behind = _parted(written)
            numbers = behind.split()
            told = f"line {line}, cue {shortened(cue)}: "
            if "(" in behind or "/" in behind or "<" in behind:
                failures.append(f"{told}conditions such as {shortened(behind.strip())} are not known. Leave numbers only.")
            elif not numbers or not all(number.isdecimal() and len(number) < _LONGEST for number in numbers):
                failures.append(f"{told}behind the cue it needs the numbers of its categories.")
            elif unknown := [number for number in numbers if int(number) not in categories]:
                failures.append(f"{told}there is no category {', '.join(unknown)} at the top. Add it, or delete the number.")
            else:
                yield line, " ".join(cue.split()), [categories[int(number)] for number in numbers]
    if marks != 2:
        raise ValueError(f"word list {name!r} has {marks} lines %, not two. {_SHAPE}")


def _parted(written: str) -> tuple[str, str]:
    """A cue, and the numbers behind it: what follows the first tabulator, or else the numbers at the end of the line."""
    cue, tabulator, behind = written.partition("\t")
    if tabulator:
        return cue, behind
    first, *rest = written.split()
    n = next((n for n, word in enumerate(reversed(rest)) if not word.isdecimal()), len(rest))
    words, numbers = rest[: len(rest) - n], rest[len(rest) - n :]
    return " ".join([first, *words]), " ".join(numbers)


def _table(name: str, text: str, failures: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        categories = [category.strip().replace("; ", ", ") for category in next(reader)[1:]]
        if not all(categories) or len(set(categories)) < len(categories):
            raise ValueError(f"word list {name!r}, line 1: behind DicTerm each category needs a name of its own.")
        for cells in _filled(reader):
            marks = [cell.strip().upper() for cell in cells[1:]]
            if len(marks) > len(categories) or not set(marks) <= {"", "X"}:
                failures.append(f"line {reader.line_num}: a cell is neither empty nor X, or has no category above it.")
            else:
                chosen = [category for category, mark in zip(categories, marks, strict=False) if mark]
                yield reader.line_num, " ".join(cells[0].split()), chosen
    except csv.Error as error:
        raise ValueError(f"word list {name!r}, after line {reader.line_num}: {error}. Close its quotation marks.") from None


def _filled(reader: Iterable[list[str]]) -> Iterator[list[str]]:
    return (cells for cells in reader if any(map(str.strip, cells)))

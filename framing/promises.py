"""Promises: what each row of a word list says of itself, held against what the list finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.document import Document
from framing.variants import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.lexicon import Lexicon

_MOST_SHOWN: Final = 10


def broken_promises(words: Lexicon) -> list[str]:
    """Rows whose example does not have them or whose counterexample has, each with its line and what to do, in order."""
    texts = [text for row in words.rows for text in (row.example, row.counterexample)]
    document = Document.of(texts)  # the texts are cut as each by itself
    matches = words.matches(document)
    articles = document.sentences.article[document.sentence_of([match.first for match in matches])].tolist()
    found = {(article, id(match.row)) for article, match in zip(articles, matches, strict=True)}
    broken: list[str] = []
    for place, (line, row) in enumerate(zip(words.lines, words.rows, strict=True)):
        told = f"line {line}, cue {shortened(row.cue)}: "
        if row.cue.startswith("<"):
            broken.append(f"{told}only code of this package looks for patterns in angle brackets. Delete the row.")
            continue
        if row.example.strip() and (2 * place, id(row)) not in found:
            broken.append(f"{told}its example {shortened(row.example)} does not have it. Correct the example, cue or context.")
        if (2 * place + 1, id(row)) in found:
            shown = shortened(row.counterexample)
            broken.append(f"{told}its counterexample {shown} has it. Narrow its context, or correct it.")
    return broken


def refuse(name: str, failures: Sequence[str]) -> None:
    """Raise one error that lists the failures of a word list, if there are any."""
    if failures:
        rest = len(failures) - _MOST_SHOWN
        shown = [*failures[:_MOST_SHOWN], *([f"and {rest:,} more."] if rest > 0 else [])]
        raise ValueError(f"word list {name!r}:\n" + "\n".join(shown) if len(shown) > 1 else f"word list {name!r}, {shown[0]}")

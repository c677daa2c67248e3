"""Units: the sentences and headlines of an analysis, each under a number that tells nothing about it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from framing.analysis import Analysis


class Unit(NamedTuple):
    """A sentence or a headline."""

    number: int
    part: str
    """"sentence" or "headline"."""
    id: str
    """Of the article."""
    place: int
    """Number of the sentence within its article, from 1; 0 is the headline."""
    sentence: int
    """Row number in ``Analysis.sentences``; −1 is a headline."""
    text: str

    @property
    def sha256(self) -> str:
        """SHA-256 of the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def units_of(analysis: Analysis) -> list[Unit]:
    """All headlines and sentences, by article.

    A number has nine digits, from the SHA-256 of the article's id and the sentence's place in it: the same articles give the
    same numbers, whatever else is analysed with them, unless two units would have the same one (the second then has the next).
    """
    table = analysis.sentences
    rows: dict[str, list[tuple[int, str]]] = {}
    for name, sentence, text in zip(table["id"].tolist(), table["sentence"].tolist(), table["text"].tolist(), strict=True):
        rows.setdefault(name, []).append((sentence, text))
    taken: set[int] = set()
    units = []
    for article in analysis.articles:
        name = str(article.id)
        texts = [(-1, article.headline)] if article.headline and article.headline.strip() else []
        for place, (sentence, text) in enumerate([*texts, *rows.get(name, [])], 1 - len(texts)):
            number = _number(f"{place} {name}", taken)
            units.append(Unit(number, "headline" if sentence < 0 else "sentence", name, place, sentence, text))
    return units


def order(seed: int, purpose: str, number: int) -> bytes:
    """What to sort units by for a random order: another for each seed and purpose, the same in every version of Python."""
    return hashlib.sha256(f"{seed} {purpose} {number}".encode()).digest()


def _number(name: str, taken: set[int]) -> int:
    number = int(hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest(), 16) % 900_000_000 + 100_000_000
    while number in taken:
        number += 1
    taken.add(number)
    return number

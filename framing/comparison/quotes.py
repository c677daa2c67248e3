"""Quotes: which quotations outlets share, and what each of them cut."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from framing.comparison.quotations import quotations
from framing.comparison.same_words import longest_versions
from framing.tables import table_of

if TYPE_CHECKING:
    import pandas as pd

    from framing.comparison.event import Event
    from framing.comparison.quotations import Quoted

COLUMNS: Final = ["quote", "n_outlets", "outlet", "id", "part", "start", "end", "text", "speaker", "match", "cut"]


def quotes(event: Event) -> pd.DataFrame:
    """Quotations of an event, those of several outlets first; one row per quotation found in an article.

    ``quote``
        number of the quotation, by number of outlets, then first appearance;
    ``n_outlets``
        how many outlets have it, whole or in part;
    ``part``, ``start``, ``end``, ``text``
        where it stands in the headline or body, marks included; where an attribution breaks it, from the first mark to the
        last, though only the words in marks are compared;
    ``speaker``
        whom this outlet gives it to, in its own wording; "" where it names no one;
    ``match``
        "verbatim" (the words of the longest version, whatever their case and punctuation) or "trimmed" (a part of it, or nearly
        the same words); missing where only one outlet has it;
    ``cut``
        words of the longest version that this one lacks, "..." between separate stretches.

    Quotations of fewer than two words, nested ones, titles (a capital on every word) and scare quotes that no other outlet
    has in marks are left away. What one outlet quotes and another tells in its own words is in `echoes`. Versions that overlap
    without one being part of the other count as different quotations.

    Examples
    --------
    >>> import framing
    >>> from framing.comparison.event import Event
    >>> table = quotes(Event.of(framing.read_articles("seeds")))
    >>> table[["quote", "outlet", "text", "match"]].head(2)
       quote    outlet                           text     match
    0      1  Outlet A    “clear act of provocation”  verbatim
    1      1  Outlet B   “clear act of provocation.”  verbatim
    """
    rows = [
        (
            number,
            n_outlets,
            event.outlets[quoted.article],
            event.articles[quoted.article].id,
            quoted.part,
            quoted.start,
            quoted.end,
            quoted.text,
            quoted.speaker,
            _match(quoted, longest, n_outlets),
            _cut(quoted.words, longest.words, longest.written),
        )
        for number, (n_outlets, longest, versions) in enumerate(event.once(versions_by_quote), 1)
        for quoted in versions
    ]
    return table_of(rows, COLUMNS)


def versions_by_quote(event: Event) -> list[tuple[int, Quoted, list[Quoted]]]:
    """For each quotation, in the order of its number in `quotes`: number of outlets, longest version, all versions."""
    found = quotations(event)
    groups: dict[int, list[Quoted]] = {}
    for quoted, longest in zip(found, longest_versions([quoted.words for quoted in found]), strict=True):
        groups.setdefault(longest, []).append(quoted)
    result = []
    for longest, versions in groups.items():
        n_outlets = len({event.outlets[quoted.article] for quoted in versions})
        kept = [quoted for quoted in versions if n_outlets > 1 or not quoted.is_scare]
        if kept:
            result.append((n_outlets, found[longest], kept))
    return sorted(result, key=lambda group: -group[0])


def _match(quoted: Quoted, longest: Quoted, n_outlets: int) -> str | None:
    if n_outlets == 1:
        return None
    return "verbatim" if quoted.words == longest.words else "trimmed"


@lru_cache(1024)  # the same words may be quoted very often
def _cut(words: tuple[str, ...], longest: tuple[str, ...], written: tuple[str, ...]) -> str:
    from rapidfuzz.distance import LCSseq

    if words == longest:
        return ""
    lacking = [edit for edit in LCSseq.opcodes(longest, words) if edit.tag == "delete"]
    return " ... ".join(" ".join(written[edit.src_start : edit.src_end]) for edit in lacking)

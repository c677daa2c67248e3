"""Certainty: how sure a statement is of what it tells, and by which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from framing.corrections import list_matches
from framing.voice import attributions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.document import Document

ASSERTED: Final = "asserted"
HEDGED: Final = "hedged"
BOOSTED: Final = "boosted"
DENIED: Final = "denied"
NEGATED: Final = "negated"
"""Plain negation ("did not stop"): a denial only where another telling of the same fact has none."""
_HEDGES: Final = frozenset("adjective adverb conditional disclaimer evidential modal noun".split()) | {"epistemic verb"}
_LEAST_HEDGE: Final = 0.5  # weight; lighter rows are hedges in some readings only
_OPEN: Final = "conditional"  # "investigating whether" leaves open what follows, however light it weighs as a hedge
_RELATIVE: Final = frozenset({"who", "whom", "whose", "which"})
_NEAR: Final = 4  # words
_OF_ATTRIBUTION: Final = {"agentless": HEDGED, "belief": HEDGED, "doubting": HEDGED, "factive": BOOSTED}
_STRONGEST_FIRST: Final = (DENIED, NEGATED, HEDGED, BOOSTED)


class Certainty(NamedTuple):
    """How sure a sentence is, and the words that say so, in their order; none where it simply asserts."""

    certainty: str
    cues: tuple[str, ...] = ()


def certainty(document: Document) -> list[Certainty]:
    """The certainty of each sentence.

    denied
        words of denial (``lexicons/denials.csv``), or "negated" with a plain negation;
    hedged
        a hedge of plausibility or evidence, a verb of belief or doubt, or an agentless wording ("is accused of");
    boosted
        a booster, or a factive verb: one that takes what follows for true ("confirmed", "revealed");
    asserted
        none of them.

    Where several apply the first counts. It is judged by the sentence, not by its clauses.

    References
    ----------
    Hyland, K. (2005). Metadiscourse. Continuum. Recasens, M., et al. (2013). Linguistic models for analyzing and detecting
    biased language. ACL, 1650–1659.

    Examples
    --------
    >>> from framing import Document
    >>> text = "He confirmed the deal. It allegedly failed. She denied it. Rain fell."
    >>> [(found.certainty, *found.cues) for found in certainty(Document(text))]
    [('boosted', 'confirmed'), ('hedged', 'allegedly'), ('denied', 'denied'), ('asserted',)]
    """
    found: list[tuple[int, int, str]] = [
        (match.first, match.stop, NEGATED if match.row.category == "negation" else DENIED)
        for match in list_matches("denials", document)
        if match.row.category != "negation" or not _about_somebody(document, match.first)
    ]
    found += [
        (match.first, match.stop, HEDGED)
        for match in list_matches("hedges", document)
        if match.row.category in _HEDGES and (match.row.weight >= _LEAST_HEDGE or match.row.category == _OPEN)
    ]
    found += [(match.first, match.stop, BOOSTED) for match in list_matches("boosters", document)]
    found += [
        (match.first, match.stop, _OF_ATTRIBUTION[match.row.category])
        for match in document.once(attributions)
        if match.row.category in _OF_ATTRIBUTION
    ]
    by_sentence: dict[int, list[tuple[int, int, str]]] = {}
    for (first, stop, kind), sentence in zip(found, document.sentence_of([each[0] for each in found]).tolist(), strict=True):
        by_sentence.setdefault(sentence, []).append((first, stop, kind))
    return [_of(document, by_sentence.get(sentence, [])) for sentence in range(len(document.sentences))]


def _about_somebody(document: Document, word: int) -> bool:
    """Whether a word stands in a relative clause ("an engineer who is not on the payroll"), beside what a sentence tells."""
    first = int(document.sentences.first_word[document.sentence_of([word])[0]])
    return not _RELATIVE.isdisjoint(document.word_canonical[max(first, word - _NEAR) : word])


def surest(found: Sequence[Certainty]) -> Certainty:
    """Of several sentences that tell one thing, as in a headline, the first that counts; asserted if there is none."""
    order = (*_STRONGEST_FIRST, ASSERTED)
    return min(found, key=lambda each: order.index(each.certainty), default=Certainty(ASSERTED))


def _of(document: Document, found: list[tuple[int, int, str]]) -> Certainty:
    start, end = document.words.start, document.words.end
    for kind in _STRONGEST_FIRST:
        spans = sorted((first, stop) for first, stop, of in found if of == kind)
        cues = dict.fromkeys(document.text[int(start[first]) : int(end[stop - 1])] for first, stop in spans)
        if cues:
            return Certainty(kind, tuple(cues))
    return Certainty(ASSERTED)

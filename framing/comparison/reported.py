"""Reported: the source of one reporting verb or phrase, from the grammar around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from framing.comparison.phrase import NOT_ASSERTED, PRONOUNS, RELATIVES, Words
from framing.context import CLASSES

if TYPE_CHECKING:
    from framing.lexicon import Match

_NO_SOURCE: Final = frozenset({"in a statement", "in an interview with", "as told to", "on condition of anonymity"})
_DOUBTING: Final = frozenset(  # words that make a belief or an agentless wording a doubting one
    "accused alleged allegedly assume assumed claimed claim claims doubt doubts presume presumed purportedly reckon reportedly "
    "rumored skeptical supposedly suspect suspected".split()
)
_CLOSING: Final = frozenset(  # what may follow the subject in "…, said the minister on Monday"
    "on in at to during after before late early last yesterday today tonight by when while as who whose monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
_NOUNS: Final = frozenset("claim claims report reports warning warnings".split())
_SPEAKING: Final = frozenset({"say~", "tell~"})
_NO_REPORT: Final = {  # cue → what follows it where it tells of a wish or an act, and not of what was said
    "expect~": frozenset({"to"}),
    "hope~": frozenset({"to"}),
    "ask~": frozenset({"not"}),
    "announce~": CLASSES["@determiner"] - {"that", "this"},
}
_NO_SPEECH: Final = frozenset({"reported", "report|reports that"})
_POSSESSIVES: Final = frozenset("his her their".split())


_SUBORDINATING: Final = frozenset("after when since before because if while although though as whether until where".split())


class Attribution(NamedTuple):
    """One source of one sentence, its offsets into the document's text."""

    sentence: int
    kind: str
    verb: tuple[int, int] | None
    verb_class: str
    start: int
    end: int
    is_speech: bool = True
    """Whether it gives somebody's words, quoted or paraphrased, and not only an act or a view of theirs."""


def attribution(
    words: Words, match: Match, sentence: int, bounds: tuple[int, ...], rows: list[Attribution]
) -> Attribution | None:
    """Whom a match of ``lexicons/attribution.csv`` attributes something to; None if nobody.

    Parameters
    ----------
    words : Words
        The words of the document.
    match : Match
        The reporting verb or phrase.
    sentence : int
        Number of its sentence.
    bounds : tuple of int
        First word of the sentence, and of the next.
    rows : list of Attribution
        What was found in the sentence before it.
    """
    category, cue = match.row.category, match.row.cue
    first, last = bounds
    verb = (words.start[match.first], words.end[match.stop - 1])
    if match.first > first and words.capital(match.first) and category != "preposition":  # a name: "Daily Express"
        return None
    pronoun = next((word for word in range(match.first, match.stop) if words.canonical[word] in PRONOUNS), None)
    if pronoun is not None and category in {"neutral", "doubting"} and cue != "call~ it":  # "he added"
        verb = (words.start[pronoun + 1], verb[1])
        source = (pronoun, pronoun + 1)
        return Attribution(
            sentence, words.kind(source), verb, _verb_class(words, match), *words.span(source), _is_speech(match)
        )
    if category == "agentless":
        return Attribution(sentence, "agentless", verb, _verb_class(words, match), *verb, is_speech=False)
    phrase = _of_preposition(words, match, last) if category == "preposition" else _of_verb(words, match, bounds)
    if phrase is None and category != "preposition" and _has_no_subject(words, match, first):
        if any(row.kind != "agentless" for row in rows):  # "…, saying": goes on from the verb before
            return None
        phrase = words.opening(first, match.first)
    if phrase is None or not (
        words.names_a_source(phrase)
        or cue in _SPEAKING
        or (words.canonical[phrase[0]] in _POSSESSIVES and phrase[1] - phrase[0] == 1)
    ):
        return None
    if phrase[0] < match.first and words.canonical[match.first] + "~" == cue.split()[0] and not words.is_plural(phrase):
        return None  # a noun: "a second Senate term"
    return Attribution(sentence, words.kind(phrase), verb, _verb_class(words, match), *words.span(phrase), _is_speech(match))


def _is_speech(match: Match) -> bool:
    """Whether the verb is one of saying; "condemn" or "confirm" tell an act, "according to" and "report" mostly figures."""
    return match.row.category == "neutral" and match.row.cue not in _NO_SPEECH


def _of_preposition(words: Words, match: Match, last: int) -> tuple[int, int] | None:
    """The source of "according to X" or "in his view"."""
    if match.row.cue in _NO_SOURCE:
        return None
    own = [word for word in range(match.first, match.stop) if words.canonical[word] in _POSSESSIVES]
    if own:
        return (own[0], own[0] + 1) if match.row.cue != "for his|her|their part" else None
    return words.after(match.stop, last)


def _of_verb(words: Words, match: Match, bounds: tuple[int, ...]) -> tuple[int, int] | None:
    first, last = bounds
    verb = match.first
    if words.canonical[verb] in _NOUNS and match.stop < last and words.canonical[match.stop] in {"from", "by"}:
        return words.after(match.stop + 1, last)
    following = words.canonical[match.stop] if match.stop < last else ""
    if _is_not_asserted(words, match, first) or following in _NO_REPORT.get(match.row.cue, ()):
        return None
    if _is_participle(words, verb, first):  # "with the mayor saying …" has a subject, "a letter saying …" has none
        phrase = None if words.breaks(verb) else words.before(verb, first)
        return phrase if phrase and phrase[0] > first and words.canonical[phrase[0] - 1] == "with" else None
    phrase = _inverted(words, match, bounds) or words.subject(verb, first)
    return None if phrase and _hangs_on(words, match, phrase, first) else phrase


def _is_not_asserted(words: Words, match: Match, first: int) -> bool:
    """Whether the verb is negated, an infinitive, after a modal verb, or passive."""
    begin = match.first
    while begin > max(first, match.first - 3) and not words.breaks(begin):
        begin -= 1
    before = words.canonical[begin : match.first]
    if not NOT_ASSERTED.isdisjoint(before[-1:]) or not (NOT_ASSERTED - {"to"}).isdisjoint(before):
        return True
    return bool(before) and before[-1] in CLASSES["@be"] and not words.canonical[match.first].endswith("ing")


def _hangs_on(words: Words, match: Match, phrase: tuple[int, int], first: int) -> bool:
    """Whether the clause only tells when, why or of whom ("after the firm announced …", "the man who accused …").

    Such clauses hardly ever give somebody's words, unless their verb is "say" or "tell".
    """
    if match.row.cue in _SPEAKING or phrase[0] > match.first:
        return False
    before = words.over_adverbs(match.first, first) - 1
    relative = before >= first and words.canonical[before] in RELATIVES and not words.breaks(before + 1)
    return relative or (phrase[0] > first and words.canonical[phrase[0] - 1] in _SUBORDINATING)


def _has_no_subject(words: Words, match: Match, first: int) -> bool:
    """Whether the verb is a participle or follows "and", so that its subject stands further before."""
    if match.first == first or _is_not_asserted(words, match, first):
        return False
    before = words.canonical[match.first - 1]
    if _is_participle(words, match.first, first):
        return words.breaks(match.first) or before in {"by", "after", "before", "while"}
    return before in {"and", "but", "or", "then", "also"}


def _is_participle(words: Words, verb: int, first: int) -> bool:
    """Whether the verb is a form in -ing without "is" or "was"."""
    before = words.canonical[max(first, verb - 3) : verb]
    return words.canonical[verb].endswith("ing") and CLASSES["@be"].isdisjoint(before)


def _inverted(words: Words, match: Match, bounds: tuple[int, ...]) -> tuple[int, int] | None:
    """The subject after its verb: "…, said the minister"."""
    first, last = bounds
    if match.stop >= last or words.canonical[match.first].endswith("ing"):
        return None
    gap = words.gap(match.first)
    quoted = match.first == first or any(mark in gap for mark in "\"'?!")
    if not quoted and "," not in gap:
        return None
    phrase = words.after(match.stop, last)
    if phrase is None or words.gap(match.stop).strip():
        return None
    stop = phrase[1]
    closes = stop >= last or words.breaks(stop) or words.canonical[stop] in _CLOSING
    return phrase if quoted or closes else None


def _verb_class(words: Words, match: Match) -> str:
    category = match.row.category
    if category in {"factive", "doubting", "speech act"}:
        return category
    doubting = category != "neutral" and not _DOUBTING.isdisjoint(words.canonical[match.first : match.stop])
    return "doubting" if doubting else "neutral"

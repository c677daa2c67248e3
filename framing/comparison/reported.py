"""Reported: the source of one reporting verb or phrase, from the grammar around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from framing.comparison.phrase import PRONOUNS, RELATIVES
from framing.comparison.verbs import DAYS
from framing.context import CLASSES

if TYPE_CHECKING:
    from framing.comparison.phrase import Phrase, Phrases
    from framing.lexicon import Match

_DOUBTING: Final = frozenset(  # words that make a belief or an agentless wording a doubting one
    "accused alleged allegedly assume assumed claimed claim claims doubt doubts presume presumed purportedly reckon reportedly "
    "rumored skeptical supposedly suspect suspected".split()
)
_SUBORDINATING: Final = frozenset("after when since before because if while although though as whether until where".split())
_CLOSING: Final = DAYS | frozenset(  # what may follow the subject in "…, said the minister on Monday"
    "on in at to during after before late early last yesterday today tonight by when while as who whose".split()
)
_NOT_ASSERTED: Final = CLASSES["@modal"] | {"not", "never", "cannot"}
_SPEAKING: Final = frozenset({"say~", "tell~"})
_NO_SOURCE: Final = frozenset({"in an interview with", "for his|her|their part"})
_NO_REPORT: Final = {  # cue → what follows it where it tells of a wish or an act, and not of what was said
    "expect~": frozenset({"to"}),
    "hope~": frozenset({"to"}),
    "announce~": CLASSES["@determiner"] - {"that", "this"},
}
_NO_SPEECH: Final = frozenset({"reported", "report|reports that"})
_POSSESSIVES: Final = frozenset("his her their".split())


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


def attribution(phrases: Phrases, match: Match, sentence: int, bounds: Phrase, *, goes_on: bool) -> Attribution | None:
    """Whom a match of ``lexicons/attribution.csv`` attributes something to; None if nobody.

    `bounds`: first word of its sentence, and of the next. `goes_on`: whether a source stands before it in the sentence; a verb
    without subject goes on from there ("…, saying").
    """
    canonical, category, cue, first = phrases.canonical, match.row.category, match.row.cue, match.first
    verb_class = _verb_class(canonical[first : match.stop], category)
    if category == "agentless":
        verb = phrases.span((first, match.stop))
        return Attribution(sentence, category, verb, verb_class, *verb, is_speech=False)
    own = next((word for word in range(first, match.stop) if canonical[word] in PRONOUNS | _POSSESSIVES), None)
    inner = own is not None and (category == "preposition" or (category == "neutral" and cue != "call~ it"))
    source: Phrase | None
    if own is not None and inner:  # "he added", "in his view"
        source = own, own + 1
        first = own + 1 if category == "neutral" else first
    elif category == "preposition":
        source = phrases.after(match.stop, bounds[1])
    else:
        source = _of_verb(phrases, match, bounds)
        if source is None and not goes_on and _has_no_subject(phrases, match, bounds[0]):
            source = phrases.opening(bounds[0], first)
    if source is None or cue in _NO_SOURCE or not (inner or cue in _SPEAKING or phrases.names_a_source(source)):
        return None
    verb = phrases.span((first, match.stop))
    is_speech = category == "neutral" and cue not in _NO_SPEECH  # "condemn" tells an act, "report" mostly figures
    return Attribution(sentence, phrases.kind(source), verb, verb_class, *phrases.span(source), is_speech)


def _of_verb(phrases: Phrases, match: Match, bounds: Phrase) -> Phrase | None:
    first, last = bounds
    following = phrases.canonical[match.stop] if match.stop < last else ""
    if following == "from":  # "a claim from the port authority"
        return phrases.after(match.stop + 1, last)
    is_name = match.first > first and phrases.capital(match.first)  # "Daily Express"
    if is_name or following in _NO_REPORT.get(match.row.cue, ()) or _is_participle(phrases, match.first, first):
        return None
    if _is_not_asserted(phrases, match, first):
        return None
    phrase = _inverted(phrases, match, bounds) or phrases.subject(match.first, first)
    return None if phrase and _hangs_on(phrases, match, phrase, first) else phrase


def _is_not_asserted(phrases: Phrases, match: Match, first: int) -> bool:
    """Whether the verb is negated, an infinitive, after a modal verb, or passive."""
    begin = match.first
    while begin > max(first, match.first - 3) and not phrases.breaks(begin):
        begin -= 1
    before = ["", *phrases.canonical[begin : match.first]]
    passive = before[-1] in CLASSES["@be"] and not phrases.canonical[match.first].endswith("ing")
    negated = any(word in _NOT_ASSERTED or word.endswith("n't") for word in before)
    return passive or negated or before[-1] == "to"


def _hangs_on(phrases: Phrases, match: Match, phrase: Phrase, first: int) -> bool:
    """Whether the clause only tells when, why or of whom ("after the firm announced …", "the man who accused …").

    Such clauses hardly ever give somebody's words, unless their verb is "say" or "tell".
    """
    before = phrases.over_adverbs(match.first, first) - 1
    relative = phrases.canonical[before] in RELATIVES
    return match.row.cue not in _SPEAKING and (relative or phrases.canonical[phrase[0] - 1] in _SUBORDINATING)


def _has_no_subject(phrases: Phrases, match: Match, first: int) -> bool:
    """Whether the verb is a participle or follows "and", so that its subject stands further before."""
    before = phrases.canonical[match.first - 1] if match.first > first else ""
    if _is_participle(phrases, match.first, first):
        return phrases.breaks(match.first) or before in {"by", "after", "before", "while"}
    return before in {"and", "but", "or"}


def _is_participle(phrases: Phrases, verb: int, first: int) -> bool:
    """Whether the verb is a form in -ing without "is" or "was"."""
    before = phrases.canonical[max(first, verb - 3) : verb]
    return phrases.canonical[verb].endswith("ing") and CLASSES["@be"].isdisjoint(before)


def _inverted(phrases: Phrases, match: Match, bounds: Phrase) -> Phrase | None:
    """The subject after its verb: "…, said the minister"."""
    first, last = bounds
    gap = phrases.gaps[match.first]
    quoted = match.first == first or any(mark in gap for mark in "\"'?!")
    phrase = phrases.after(match.stop, last) if quoted or "," in gap else None
    if phrase is None or phrases.breaks(match.stop):
        return None
    stop = phrase[1]
    closes = stop >= last or phrases.breaks(stop) or phrases.canonical[stop] in _CLOSING
    return phrase if quoted or closes else None


def _verb_class(words: list[str], category: str) -> str:
    if category in {"factive", "doubting", "speech act"}:
        return category
    return "doubting" if category != "neutral" and not _DOUBTING.isdisjoint(words) else "neutral"

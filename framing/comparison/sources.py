"""Sources: who is quoted or paraphrased, sentence by sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.comparison.phrase import Phrases
from framing.comparison.reported import Attribution, attribution
from framing.tables import table_of
from framing.voice import attributions

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.comparison.event import Event
    from framing.document import Document

COLUMNS: Final = ("outlet", "id", "sentence", "source", "kind", "verb", "verb_class", "start", "end", "speech")
KINDS: Final = ("named", "institution", "medium", "anonymous", "agentless")
_DOUBLED: Final = re.compile(r"(?<!')''(?!')")  # the quotation marks of some archives
_SCARE_WORDS: Final = 3  # a quotation of so few words, without a reporting verb, is a term or a title
_REACH: Final = 8  # sentences over which an open quotation is followed


def sources(event: Event) -> pd.DataFrame:
    """Who is quoted or paraphrased in the bodies of an event's articles.

    Found by the reporting verbs and phrases of ``lexicons/attribution.csv`` outside quotation marks and the noun phrase beside
    them (words for people, bodies and media are in ``lexicons/sources.csv``), and by quotations that go on without a verb of
    their own. Verbs that are negated, follow "to" or a modal verb, or are passive report nothing and are left out, as are
    verbs for which no subject is found.

    Parameters
    ----------
    event : Event
        The articles on one event.

    Returns
    -------
    DataFrame, one row per attribution, in the order of the text
        ``outlet``, ``id``: of the article. ``sentence``: its row number in ``Analysis.sentences``. ``source``: as written,
        empty where there is none. ``kind``: named, institution, medium, anonymous or agentless (the wording names no source at
        all). ``verb``: as written, empty where a quotation goes on from another sentence. ``verb_class``: neutral, factive,
        doubting or speech act. ``start``, ``end``: offsets of the source, or of the verb where there is no source, in the
        article's text; of an empty stretch where the quotation begins if there is neither. ``speech``: whether it gives
        somebody's words, quoted or paraphrased, and not only an act or view ("condemned", "according to").

    Notes
    -----
    Pronouns are not resolved: "he" stays "he", and "they", "it" and "we" have the kind of the source before them. A person is
    told from a body by words such as "agency" or "Inc.", by a short list of countries and capitals, or by capitals alone
    ("GE"); a company with a name like a person's counts as named.
    Left out too are, verbs "say" and "tell" apart, clauses that only tell when, why or of whom, and studies and figures,
    which are no speakers. A noun that looks like a verb ("a second Senate term") may be taken for one.
    Beside coders' labels of sentences in which someone is quoted or paraphrased, ``speech`` has a precision of 0.732 and a
    recall of 0.915 (``benchmarks/sources.py``).

    References
    ----------
    Recasens, M., Danescu-Niculescu-Mizil, C. and Jurafsky, D. (2013). Linguistic models for analyzing and detecting biased
    language. ACL.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.comparison.event import Event
    >>> text = "The pier is safe, said Mayor Ann Lowe. Critics doubt that it will last."
    >>> sources(Event.of([Article(text, outlet="A", id="1")]))[["source", "kind", "verb", "verb_class"]]
                source       kind   verb verb_class
    0  Mayor Ann Lowe      named   said    neutral
    1         Critics  anonymous  doubt   doubting
    """
    document = event.body
    rows = []
    for found in document.once(found_sources):
        article = int(document.sentences.article[found.sentence])
        offset = int(document.article_start[article])
        verb = document.text[found.verb[0] : found.verb[1]] if found.verb else ""
        source = "" if found.verb == (found.start, found.end) else document.text[found.start : found.end]
        place = (event.outlets[article], event.articles[article].id, int(event.sentence_rows[found.sentence]))
        span = (found.start - offset, found.end - offset)
        rows.append((*place, source, found.kind, verb, found.verb_class, *span, found.is_speech))
    return table_of(rows, COLUMNS).astype({"sentence": int, "start": int, "end": int, "speech": bool})


def attribution_shares(event: Event) -> pd.DataFrame:
    """How much of each outlet's bodies is attributed, and to whom.

    Returns
    -------
    DataFrame (outlet, kind, sentences, share)
        For each kind of source the number of the outlet's sentences (bullets included, subheads not) with such a source, and
        their share of all; "none" has those without any, agentless wording included, which names no source. A sentence with
        two kinds counts for both, so shares may sum to more than 1.
    """
    document = event.body
    told = document.once(_told)
    by_kind: dict[str, set[int]] = {kind: set() for kind in KINDS}
    for found in document.once(found_sources):
        by_kind[found.kind].add(found.sentence)
    sourced = [sentences for kind, sentences in by_kind.items() if kind != "agentless"]
    by_kind["none"] = set(np.flatnonzero(told).tolist()).difference(*sourced)
    outlets = np.array(event.outlets, dtype=object)[document.sentences.article]
    rows = []
    for outlet in event.outlet_names:
        own = told & (outlets == outlet)
        for kind, sentences in by_kind.items():
            n = int(own[sorted(sentences)].sum())
            rows.append((outlet, kind, n, n / own.sum() if own.any() else float("nan")))
    return table_of(rows, ["outlet", "kind", "sentences", "share"])


def speech_sentences(document: Document) -> NDArray[np.bool_]:
    """In which sentences someone is quoted or paraphrased: those with a row of ``speech``; shape (n_sentences,)."""
    marked = np.zeros(len(document.sentences), dtype=bool)
    marked[[found.sentence for found in document.once(found_sources) if found.is_speech]] = True
    return marked


def found_sources(document: Document) -> list[Attribution]:
    """All attributions in order; a subhead attributes nothing."""
    phrases = Phrases(document)
    by_sentence: dict[int, list[Attribution]] = {}
    told = document.once(_told)
    matches = document.once(attributions)
    for match, sentence in zip(matches, document.sentence_of([match.first for match in matches]).tolist(), strict=True):
        if not told[sentence]:
            continue
        rows = by_sentence.setdefault(sentence, [])
        first, last = document.sentences.first_word[sentence : sentence + 2].tolist()
        found = attribution(phrases, match, sentence, (first, last), goes_on=_speaker(rows) is not None)
        rows += [found] if found else []
    for sentence in np.flatnonzero(_quoted(document) & told).tolist():
        if not _speaker(by_sentence.get(sentence, [])):
            row = _beside_quotation(document, phrases, sentence) or _neighbor(document, by_sentence, sentence)
            if row is None or row.start == row.end:
                start, end = int(document.sentences.start[sentence]), int(document.sentences.end[sentence])
                begin = max(start, document.plain.find('"', start, end))
                row = Attribution(sentence, "anonymous", None, "neutral", begin, begin)
            by_sentence.setdefault(sentence, []).append(row)
    return _with_kinds(document, [row for _, rows in sorted(by_sentence.items()) for row in rows])


def _told(document: Document) -> NDArray[np.bool_]:
    """Which sentences hold a word and are no subheads; shape (n_sentences,)."""
    subhead = np.array([block.kind == "subhead" for block in document.blocks], dtype=bool)
    return ~subhead[document.sentences.block] & (document.sentences.words > 0)


def _speaker(rows: list[Attribution]) -> Attribution | None:
    """The first of some attributions that has a source."""
    return next((row for row in rows if row.kind != "agentless"), None)


def _beside_quotation(document: Document, phrases: Phrases, sentence: int) -> Attribution | None:
    """Who stands beside a quotation with a verb that no list has: "…," the zoo pleaded; she answered: "…"."""
    first, last = document.sentences.first_word[sentence : sentence + 2].tolist()
    for word in range(first + 1, last):
        gap, verb, phrase = phrases.gaps[word], word - 1, None
        if ',"' in gap:
            phrase = phrases.after(word, last)
            verb = min(phrase[1], last - 1) if phrase else verb
        elif ', "' in gap or ': "' in gap:
            phrase = phrases.subject(verb, first)
        if phrase and phrases.canonical[verb].endswith("ed"):
            return Attribution(sentence, phrases.kind(phrase), phrases.span((verb, verb + 1)), "neutral", *phrases.span(phrase))
    return None


def _neighbor(document: Document, by_sentence: dict[int, list[Attribution]], sentence: int) -> Attribution | None:
    """A row with the source of the sentence after in the same block, of that before, or of the nearest one within reach."""
    block, article = document.sentences.block, document.sentences.article
    order = [sentence + 1, sentence - 1, sentence + 2, sentence - 2, sentence - 3]
    inside = [at for at in order if 0 <= at < len(block) and article[at] == article[sentence]]
    for at in sorted(inside, key=lambda at: bool(block[at] != block[sentence])):
        if row := _speaker(by_sentence.get(at, [])):
            return row._replace(sentence=sentence, verb=None, verb_class="neutral")
    return None


def _quoted(document: Document) -> NDArray[np.bool_]:
    """Which sentences are speech by their quotation marks: more than a few quoted words, or part of an open quotation."""
    quoted = document.word_quotation >= 0
    small = quoted & (document.of_words("capital") == 0) & (document.of_words("function") == 0)
    # A title ("The Flowers of the Field") has no word in small letters but function words.
    marked = (document.per_sentence(quoted) > _SCARE_WORDS) & (document.per_sentence(small) > 0)
    marks, article = document.count_marks('"'), document.sentences.article
    open_ended = np.array([quote.end - 1 for quote in document.quotations if not quote.closed], dtype=np.int64)
    for sentence in _sentences_at(document, open_ended).tolist():
        after = range(sentence + 1, min(sentence + 1 + _REACH, len(marked)))
        closing = next((at for at in after if marks[at]), sentence)
        if closing > sentence and article[closing] == article[sentence]:
            marked[sentence : closing + 1] = True
    doubled = np.array([found.start() for found in _DOUBLED.finditer(document.plain)], dtype=np.int64)
    marked[_sentences_at(document, doubled)] = True
    return marked


def _sentences_at(document: Document, places: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.searchsorted(document.sentences.start, places, side="right") - 1


def _with_kinds(document: Document, rows: list[Attribution]) -> list[Attribution]:
    """The rows, with the kind of the source before for pronouns that may stand for a person or a body."""
    before: dict[int, str] = {}  # article → kind of its last source
    named = []
    for row in rows:
        article = int(document.sentences.article[row.sentence])
        kind = row.kind or before.get(article, "anonymous")
        if kind != "agentless":
            before[article] = kind
        named.append(row._replace(kind=kind))
    return named

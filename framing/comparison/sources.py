"""Sources: who is quoted or paraphrased, sentence by sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from framing.comparison.phrase import Words
from framing.comparison.reported import Attribution, attribution
from framing.voice import attributions

if TYPE_CHECKING:
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
    which are no speakers. Beside coders' labels of sentences in which someone is quoted or paraphrased, ``speech`` has a
    precision of 0.72 and a recall of 0.92 (``benchmarks/sources.py``).

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
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"sentence": int, "start": int, "end": int, "speech": bool})


def attribution_shares(event: Event) -> pd.DataFrame:
    """How much of each outlet's bodies is attributed, and to whom.

    Returns
    -------
    DataFrame (outlet, kind, sentences, share)
        For each kind of source, and "none", the number of the outlet's sentences (bullets included, subheads not) with such a
        source, and their share of all. A sentence with two kinds counts for both, so shares may sum to more than 1.
    """
    document = event.body
    kinds = [block.kind for block in document.blocks]
    told = np.array([kinds[block] != "subhead" for block in document.sentences.block.tolist()], dtype=bool)
    told &= document.sentences.words > 0
    by_kind: dict[str, set[int]] = {kind: set() for kind in KINDS}
    for found in document.once(found_sources):
        by_kind[found.kind].add(found.sentence)
    by_kind["none"] = set(np.flatnonzero(told).tolist()).difference(*by_kind.values())
    outlets = np.array(event.outlets, dtype=object)[document.sentences.article]
    rows = []
    for outlet in event.outlet_names:
        own = told & (outlets == outlet)
        for kind, sentences in by_kind.items():
            n = int(own[sorted(sentences)].sum())
            rows.append((outlet, kind, n, n / own.sum() if own.any() else float("nan")))
    return pd.DataFrame(rows, columns=["outlet", "kind", "sentences", "share"])


def speech_sentences(document: Document) -> NDArray[np.bool_]:
    """In which sentences someone is quoted or paraphrased: those with a row of ``speech``; shape (n_sentences,)."""
    marked = np.zeros(len(document.sentences), dtype=bool)
    marked[[found.sentence for found in document.once(found_sources) if found.is_speech]] = True
    return marked


def found_sources(document: Document) -> list[Attribution]:
    """All attributions in order; a subhead attributes nothing."""
    words = Words.of(document)
    by_sentence: dict[int, list[Attribution]] = {}
    blocks = document.blocks
    matches = document.once(attributions)
    for match, sentence in zip(matches, document.sentence_of([match.first for match in matches]).tolist(), strict=True):
        if blocks[int(document.sentences.block[sentence])].kind == "subhead":
            continue
        rows = by_sentence.setdefault(sentence, [])
        bounds = tuple(document.sentences.first_word[sentence : sentence + 2].tolist())
        found = attribution(words, match, sentence, bounds, rows)
        if found:
            rows.append(found)
    _carry(document, words, by_sentence)
    return _with_kinds(document, [row for _, rows in sorted(by_sentence.items()) for row in rows])


def _carry(document: Document, words: Words, by_sentence: dict[int, list[Attribution]]) -> None:
    """Rows for sentences of speech without an attribution of their own: the speaker of the sentence before or after."""
    for sentence in np.flatnonzero(_quoted(document)).tolist():
        if any(row.kind != "agentless" for row in by_sentence.get(sentence, [])):
            continue
        speaker = _neighbor(document, by_sentence, sentence)
        begin = int(document.sentences.start[sentence])
        own = _beside_quotation(document, words, sentence)
        if own:
            row = own
        elif speaker:
            row = speaker._replace(sentence=sentence, verb=None, verb_class="neutral")
        else:
            row = Attribution(sentence, "anonymous", None, "neutral", begin, begin)
        by_sentence.setdefault(sentence, []).append(row)


def _beside_quotation(document: Document, words: Words, sentence: int) -> Attribution | None:
    """Who stands beside a quotation with a verb that no list has: "…," the zoo pleaded; she answered: "…"."""
    first, last = document.sentences.first_word[sentence : sentence + 2].tolist()
    for word in range(first + 1, last):
        gap = words.gap(word)
        if '"' not in gap:
            continue
        phrase = verb = None
        if ',"' in gap:
            phrase = words.after(word, last)
            verb = phrase[1] if phrase and phrase[1] < last else None
        elif (', "' in gap or ': "' in gap) and words.canonical[word - 1].endswith("ed"):
            phrase, verb = words.subject(word - 1, first), word - 1
        if phrase and verb is not None and words.names_a_source(phrase) and words.canonical[verb].endswith("ed"):
            return Attribution(
                sentence, words.kind(phrase), (words.start[verb], words.end[verb]), "neutral", *words.span(phrase)
            )
    return None


def _neighbor(document: Document, by_sentence: dict[int, list[Attribution]], sentence: int) -> Attribution | None:
    """The source of the sentence after in the same block, of that before, or of the nearest one within reach."""
    block, article = document.sentences.block, document.sentences.article
    order = [sentence + 1, sentence - 1, sentence + 2, sentence - 2, sentence - 3]
    inside = [at for at in order if 0 <= at < len(block) and article[at] == article[sentence]]
    for at in sorted(inside, key=lambda at: bool(block[at] != block[sentence])):
        for row in by_sentence.get(at, []):
            if row.kind != "agentless":
                return row
    return None


def _quoted(document: Document) -> NDArray[np.bool_]:
    """Which sentences are speech by their quotation marks: more than a few quoted words, or part of an open quotation."""
    quoted = document.word_quotation >= 0
    small = quoted & (document.of_words("capital") == 0) & (document.of_words("function") == 0)
    # A title ("The Flowers of the Field") has no word in small letters but function words.
    marked = (document.per_sentence(quoted) > _SCARE_WORDS) & (document.per_sentence(small) > 0)
    marks, stray = document.count_marks('"'), _stray_marks(document)
    article = document.sentences.article
    for sentence in _unclosed(document):
        after = range(sentence + 1, min(sentence + 1 + _REACH, len(marked)))
        closing = next((at for at in after if marks[at]), sentence)
        if stray[closing] and article[closing] == article[sentence]:
            marked[sentence : closing + 1] = True
    doubled = np.array([found.start() for found in _DOUBLED.finditer(document.plain)], dtype=np.int64)
    marked[_sentences_at(document, doubled)] = True
    return marked | stray


def _stray_marks(document: Document) -> NDArray[np.bool_]:
    """Which sentences hold a closing mark whose quotation was opened in a block before; shape (n_sentences,)."""
    quotations, plain = document.quotations, document.plain
    ends = np.concatenate([quotations.start, quotations.end - 1])
    ends = ends[[plain[at] == '"' for at in ends.tolist()]] if len(ends) else ends
    known = np.bincount(_sentences_at(document, ends), minlength=len(document.sentences))
    return document.count_marks('"') > known


def _unclosed(document: Document) -> list[int]:
    """Last sentences of blocks that end in an open quotation."""
    quotations = document.quotations
    open_ended = [quote.end - 1 for quote in quotations if not quote.closed]
    return [int(at) for at in _sentences_at(document, np.array(open_ended, dtype=np.int64))]


def _sentences_at(document: Document, places: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.searchsorted(document.sentences.start, places, side="right") - 1


def _with_kinds(document: Document, rows: list[Attribution]) -> list[Attribution]:
    """The rows, with the kind of the source before for pronouns that may stand for a person or a body."""
    article, before, named = document.sentences.article, ("", -1), []
    for row in rows:
        kind = row.kind
        if not kind:
            kind = before[0] if before[1] == article[row.sentence] else "anonymous"
        if kind != "agentless":
            before = (kind, article[row.sentence])
        named.append(row._replace(kind=kind))
    return named

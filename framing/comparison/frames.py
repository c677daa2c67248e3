"""Frames: how many sentences of each outlet hold vocabulary of generic news frames; experimental."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.corrections import list_matches
from framing.tables import table_of

if TYPE_CHECKING:
    import pandas as pd

    from framing.comparison.event import Event
    from framing.document import Document
    from framing.lexicon import Match

FRAMES: Final = (
    "conflict",
    "human interest",
    "economic consequences",
    "morality",
    "responsibility",
    "security",
    "diplomacy",
    "legality",
)
COLUMNS: Final = ["outlet", "frame", "share", "sentences", "cues"]
EVIDENCE: Final = ["outlet", "id", "start", "end", "text", "frame", "sentence"]


def frames(event: Event) -> pd.DataFrame:
    """Vocabulary of generic news frames, one row per outlet and frame. Experimental.

    A list of keywords is not human frame coding: coders judge what a whole article makes of an event, and may find a frame
    none of whose words is there, or none where many of its words are. ``share`` is the share of sentences with such words and
    no more than that. An event about a court case has words of legality whatever its frame. No agreement with coders has been
    measured, and none of these figures enters any summary.

    ``share``
        share of the outlet's sentences with words, bullets included and subheads not, that hold at least one cue of the frame
        (``lexicons/frames.csv``), in quotations too; NaN for an outlet without such sentences;
    ``sentences``
        number of sentences with a cue;
    ``cues``
        the cues found, as they are written, in lower case, most frequent first, with counts above one: "sanctions (3), truce".

    References
    ----------
    Conflict, human interest, economic consequences, morality, responsibility: Semetko, H. A., & Valkenburg, P. M. (2000).
    Framing European politics: A content analysis of press and television news. Journal of Communication, 50(2), 93-109.
    Security, diplomacy and legality follow dimensions of Boydstun, A. E., Card, D., Gross, J. H., Resnik, P., & Smith, N. A.
    (2014). Tracking the development of media frames within and across policy issues. Of these, only the categories are used.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.comparison.event import Event
    >>> text = "The court fined the port. The court will meet again. Ships came in."
    >>> table = frames(Event.of([Article(text, outlet="Outlet A", id="a")])).set_index("frame")
    >>> table.share["legality"].round(2), table.sentences["legality"], table.cues["legality"]
    (np.float64(0.67), np.int64(2), 'court (2), fined')
    """
    evidence = frame_evidence(event)
    outlets = np.array(event.outlets, dtype=object)[event.body.sentences.article]
    all_sentences = Counter(outlets[_counted(event.body)].tolist())
    rows = []
    for outlet in event.outlet_names:
        for frame in FRAMES:
            found = evidence[(evidence.outlet == outlet) & (evidence.frame == frame)]
            sentences = found[["id", "sentence"]].drop_duplicates().shape[0]
            share = sentences / all_sentences[outlet] if all_sentences[outlet] else float("nan")
            rows.append((outlet, frame, share, sentences, _listed(found.text.tolist())))
    return table_of(rows, COLUMNS)


def frame_evidence(event: Event) -> pd.DataFrame:
    """Each cue that `frames` counts: where it stands in its article, of which frame, and row number of its sentence."""
    import pandas as pd

    document = event.body
    found = _matches(document)
    firsts = np.array([match.first for match in found], dtype=np.int64)
    starts = document.words.start[firsts]
    ends = document.words.end[np.array([match.stop for match in found], dtype=np.int64) - 1]
    sentences = document.sentence_of(firsts)
    articles = document.sentences.article[sentences]
    shifts = document.article_start[articles]
    return pd.DataFrame(
        {
            "outlet": pd.Series([event.outlets[article] for article in articles], dtype=object),
            "id": pd.Series([event.articles[article].id for article in articles], dtype=object),
            "start": starts - shifts,
            "end": ends - shifts,
            "text": pd.Series([document.text[start:end] for start, end in zip(starts, ends, strict=True)], dtype=object),
            "frame": pd.Series([match.row.category for match in found], dtype=object),
            "sentence": event.sentence_rows[sentences],
        },
        columns=EVIDENCE,
    )


def _counted(document: Document) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Which sentences count: those with words that are no subheads; shape (n_sentences,)."""
    subhead = np.array([block.kind == "subhead" for block in document.blocks], dtype=bool)
    return ~subhead[document.sentences.block] & (document.sentences.words > 0)


def _matches(document: Document) -> list[Match]:
    matches = list_matches("frames", document)
    counted = _counted(document)[document.sentence_of([match.first for match in matches])]
    return [match for match, counts in zip(matches, counted.tolist(), strict=True) if counts]


def _listed(texts: list[str]) -> str:
    """Texts with their counts, most frequent first, then by first appearance."""
    counts = Counter(" ".join(text.lower().replace("’", "'").split()) for text in texts)
    return ", ".join(f"{text} ({count})" if count > 1 else text for text, count in counts.most_common())

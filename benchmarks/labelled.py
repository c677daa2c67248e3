"""The labelled sets as sentences, with what was marked in them; ``benchmarks/README.md`` says where they are found."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

LOADED = {
    "babe": ("babe.csv.gz", "label", "outlet"),
    "basil": ("basil_sentences.csv.gz", "label_lexical", "event_id"),
    "ptc": ("ptc_sentences.csv.gz", "label_loaded", "article_id"),
    "clef": ("clef_subjectivity.csv.gz", "label", None),
}
"""Set → file, column of the label, column of what is left out together (none: tens of neighbouring rows)."""
LONGEST_MARK = 8  # words; a longer span does not tell which of its words made it loaded
FOLDS = 5


def read(data: Path, name: str) -> pd.DataFrame:
    """One of the sets, ``<name>.csv.gz``."""
    return pd.read_csv(data / f"{name}.csv.gz", keep_default_na=False)


@dataclass(frozen=True)
class Sentences:
    """All rows of the four sets, cut into sentences."""

    document: Document
    rows: pd.DataFrame
    """set, text, label, group, outlet, fold; one per row of a set."""
    row: NDArray[np.int64]
    """Row of each sentence."""
    marked: NDArray[np.bool_]
    """Which words coders marked as loaded; shape (n_words,). Nothing is marked in clef."""
    label: NDArray[np.int64]
    """Of each sentence: that of its row, but 0 where the marks of the row stand in other sentences."""

    def of(self, name: str) -> NDArray[np.bool_]:
        """Which sentences are of that set."""
        return self.rows.set.to_numpy()[self.row] == name

    def best(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Highest score among the sentences of each row."""
        highest = np.full(len(self.rows), scores.min())  # of rows without a sentence too
        np.maximum.at(highest, self.row, scores)
        return highest


def loaded_sentences(data: Path) -> Sentences:
    """The sets on loaded language; outlets of babe, events of basil and articles of ptc stay in one fold."""
    frames, spans = [], []
    for name, (file, label, group) in LOADED.items():
        table = pd.read_csv(data / file, keep_default_na=False)
        groups = table[group].astype(str) if group else pd.Series(np.arange(len(table)) // 10).astype(str)
        outlet = table.outlet if "outlet" in table else ""
        frame = pd.DataFrame({"set": name, "text": table.text, "label": table[label].astype(int), "group": name + groups})
        frames.append(frame.assign(outlet=outlet, fold=_folds(groups)))
        spans += _marks(name, table, data)
    rows = pd.concat(frames, ignore_index=True)
    document = Document.of(rows.text.tolist())
    marked = _marked_words(document, rows, spans)
    row = document.sentences.article
    in_sentence = document.per_sentence(marked) > 0
    row_marked = np.bincount(row, in_sentence, minlength=len(rows)) > 0
    label = rows.label.to_numpy()[row] & (in_sentence | ~row_marked[row])
    return Sentences(document, rows, row, marked, label)


def _folds(groups: pd.Series) -> NDArray[np.int64]:
    """Groups dealt out to five folds, largest first, each to the fold that is smallest."""
    sizes = np.zeros(FOLDS)
    fold_of = {}
    for group, size in sorted(groups.value_counts().items(), key=lambda item: (-item[1], item[0])):
        fold_of[group] = int(sizes.argmin())
        sizes[fold_of[group]] += size
    return groups.map(fold_of).to_numpy()


def _marks(name: str, table: pd.DataFrame, data: Path) -> list[list[str] | list[tuple[int, int]]]:
    """For each row what was marked: words (babe) or offsets into the text (basil, ptc)."""
    if name == "babe":
        return [json.loads(words) if label else [] for words, label in zip(table.biased_words, table.label, strict=True)]
    if name == "ptc":
        return [
            [(start, end) for start, end, text in json.loads(spans or "[]") if len(text.split()) <= LONGEST_MARK]
            for spans in table.loaded_spans
        ]
    found: list[list[tuple[int, int]]] = [[] for _ in range(len(table))]
    if name == "basil":
        rows_of = table.groupby("article_id").indices
        for article, span in read(data, "basil_spans")[["article_id", "span"]].itertuples(index=False):
            for row in rows_of.get(article, ()):
                at = table.text[row].find(span)
                if at >= 0 and len(span.split()) <= LONGEST_MARK:
                    found[row].append((at, at + len(span)))
                    break
    return found


def _marked_words(document: Document, rows: pd.DataFrame, marks: list) -> NDArray[np.bool_]:
    words = document.words
    of_row = np.repeat(document.sentences.article, document.sentences.words)
    bounds = np.searchsorted(of_row, np.arange(len(rows) + 1))
    marked = np.zeros(len(words), dtype=bool)
    texts = [text.lower() for text in document.word_texts]
    for row, of in enumerate(marks):
        offset = document.article_start[row]
        for number in range(bounds[row], bounds[row + 1]):
            if of and isinstance(of[0], str):
                marked[number] = texts[number] in {part for word in of for part in re.findall(r"[\w’'-]+", word.lower())}
            else:
                start, end = words.start[number] - offset, words.end[number] - offset
                marked[number] = any(start < stop and end > begin for begin, stop in of)
    return marked

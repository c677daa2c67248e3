"""How far the sentences with a source agree with coders who marked quoted and paraphrased speech.

Rules and lists were chosen on every other document (in the order of their names); the figures to expect on other texts are
those of the rest. "in context" gives the documents whole, "alone" each sentence by itself. Writes ``results/sources.md`` and
a row of ``framing/agreement.csv``.

    python benchmarks/sources.py --data ../shared/data
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from labelled import read
from publish import publish

from framing.comparison.sources import speech_sentences
from framing.document import Document

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


FLOOR = 0.8
"""F1 on the documents left out, lowered only on purpose."""


def in_context(table: pd.DataFrame) -> NDArray[np.bool_]:
    """Which rows hold a sentence of speech, each document cut whole."""
    found = np.zeros(len(table), dtype=bool)
    for rows in table.groupby("doc", sort=False).indices.values():
        texts = table.text.to_numpy()[rows].tolist()
        document = Document("\n\n".join(texts))
        lengths = np.array([len(text) for text in texts]) + 2
        row = np.searchsorted(np.cumsum(lengths) - lengths, document.sentences.start, side="right") - 1
        found[rows[row[speech_sentences(document)]]] = True
    return found


def alone(table: pd.DataFrame) -> NDArray[np.bool_]:
    """Which rows hold a sentence of speech, each row cut as a text of its own."""
    document = Document.of(table.text.tolist())
    found = np.zeros(len(table), dtype=bool)
    found[document.sentences.article[speech_sentences(document)]] = True
    return found


def quotation_marks(table: pd.DataFrame) -> NDArray[np.bool_]:
    """Which rows hold a whole quotation."""
    document = Document.of(table.text.tolist())
    found = np.zeros(len(table), dtype=bool)
    closed = [quotation.start for quotation in document.quotations if quotation.closed]
    found[np.searchsorted(document.article_start, closed, side="right") - 1] = True
    return found


def main() -> None:
    """Write precision, recall and F1 for both halves of the documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets, see benchmarks/README.md")
    parser.add_argument("--dry-run", action="store_true", help="print only")
    options = parser.parse_args()
    table = read(options.data, "newsdiscourse_speech")
    number = {doc: place for place, doc in enumerate(sorted(table.doc.unique()))}
    half = table.doc.map(number).to_numpy() % 2
    truth = table.label_speech.to_numpy() == 1
    lines = [
        "# Sources: agreement with coders",
        "",
        "Sentences in which someone is quoted or paraphrased; made by `benchmarks/sources.py`.",
    ]
    reached = {}
    lines += ["", "| half | sentences | measure | precision | recall | F1 |", "|---|--:|---|--:|--:|--:|"]
    for name, of in (("chosen on", 0), ("left out", 1)):
        for measure, predict in (("in context", in_context), ("alone", alone), ("quotation marks", quotation_marks)):
            found, marked = predict(table)[half == of], truth[half == of]
            both = (found & marked).sum()
            values = (both / found.sum(), both / marked.sum(), 2 * both / (found.sum() + marked.sum()))
            lines.append(f"| {name} | {len(marked)} | {measure} | {' | '.join(f'{value:.3f}' for value in values)} |")
            reached[name, measure] = values[2]
    print("\n".join(lines))
    if not options.dry_run:
        (Path(__file__).parent / "results" / "sources.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
        found = (float(reached["chosen on", "in context"]), None, None, float(reached["left out", "in context"]))
        publish("sources", [("sources", "newsdiscourse speech", "F1", len(table), *found)])
    if reached["left out", "in context"] < FLOOR:
        sys.exit(f"F1 on the documents left out is under {FLOOR}.")


if __name__ == "__main__":
    main()

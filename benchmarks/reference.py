"""Quantiles of every score over the articles of ``news_articles``, by class of length: ``framing/metrics/reference.csv``.

python benchmarks/reference.py --data ../shared/data
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
from labelled import read

import framing
from framing.reference import LENGTHS, length_class

TARGET = Path(__file__).parents[1] / "framing" / "metrics" / "reference.csv"


def main() -> None:
    """Score all articles and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    table = read(parser.parse_args().data, "news_articles")
    articles = [framing.Article(text, headline=headline) for text, headline in zip(table.text, table.headline, strict=True)]
    scores = framing.analyse(articles).scores.drop(columns="outlet")
    classes = length_class(scores.words.to_numpy())
    print({begin: int((classes == begin).sum()) for begin in (0, *LENGTHS)}, scores.words.quantile([0.005, 0.995]).tolist())
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["metric", "words_from", "articles", *(f"p{percent}" for percent in range(101))])
        for metric in scores:
            for begin in LENGTHS:
                values = scores[metric].to_numpy(float)[classes == begin]
                values = values[~np.isnan(values)]
                if len(values):
                    out.writerow([metric, begin, len(values), *(f"{value:.4g}" for value in np.percentile(values, range(101)))])


if __name__ == "__main__":
    main()

"""Fit the background of ``headline_sensationalism``: what the words of a headline that are no cues tell.

Two logistic regressions, on mean ratings of clickbait (Webis-Clickbait-17) and on partisan framing (Hyperpartisan News
Titles), each on the vector of every word and the word itself, the number of words, and the sums of cues by
category, so that the words carry only what cues do not. Names, words of one topic and words for groups of people have no
weight. Validated by fifths (posts) and by leaving out outlets (titles).

Writes the columns ``lure`` and ``partisan`` of ``framing/lexicons/words.csv`` and ``framing/metrics/headline.toml``.

    python benchmarks/fit_headlines.py --data ../shared/data
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from fit_loaded import may_count
from labelled import read
from left_out import record_left_out
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, KFold
from vectors import Vocabulary, vocabulary
from words_table import write_columns

from framing.document import Document
from framing.metrics.headline import SHORTEST, find_sensational

if TYPE_CHECKING:
    from numpy.typing import NDArray

TARGET = Path(__file__).parents[1] / "framing" / "metrics" / "headline.toml"
CATEGORIES = ("emphasis", "intensity", "curiosity gap", "personal address", "partisan label")
STRENGTH = {"lure": 1.0, "partisan": 0.3}
SHARE = {"lure": 1.75, "partisan": 0.1}
"""How much each counts in the score. The two ratings are at odds: what is partisan is seldom clickbait; shares were chosen for
the first, on which ten times as many headlines are rated."""
SOBER = {"lure": 0.2, "partisan": 0.35}
"""Quantile of the logit at which the background is 0."""
VECTOR = 3.0


@dataclass(frozen=True)
class Headlines:
    """Headlines in figures: words over the root of their number, cues by category, and log of words."""

    words: sp.csr_matrix
    cues: NDArray[np.float64]
    form: NDArray[np.float64]


def headlines(texts: list[str], words: Vocabulary) -> Headlines:
    """Count."""
    document = Document.of(texts, kind="headline")
    numbers, use = words.numbers, may_count(words)
    word = np.array([numbers.get(w, -1) for w in document.word_canonical])
    article = np.repeat(document.sentences.article, document.sentences.words)
    n = np.bincount(article, minlength=len(texts))
    kept = word >= 0
    kept[kept] = use[word[kept]]
    bag = sp.csr_matrix((np.ones(kept.sum()), (article[kept], word[kept])), shape=(len(texts), len(use)))
    cues = find_sensational(document)
    of, category = document.sentences.article[cues.sentence], np.array(cues.category, dtype=object)
    sums = [np.bincount(of[category == c], cues.weight[category == c], minlength=len(texts)) for c in CATEGORIES]
    return Headlines(sp.diags(1 / np.sqrt(n + 1)) @ bag, np.column_stack(sums), np.log(np.maximum(n, SHORTEST))[:, None])


def fit(
    of: Headlines, label: NDArray[np.float64], vectors: NDArray[np.float64], strength: float
) -> tuple[NDArray, NDArray, float]:
    """Weights of words, of form, and the intercept; `label` may be a share."""
    matrix = sp.hstack(
        [sp.csr_matrix(of.words @ vectors * VECTOR), of.words, sp.csr_matrix(of.form), sp.csr_matrix(of.cues)]
    ).tocsr()
    n = len(label)
    model = LogisticRegression(C=strength, max_iter=1000)
    model.fit(sp.vstack([matrix, matrix]), np.repeat([1, 0], n), sample_weight=np.concatenate([label, 1 - label]))
    weights = model.coef_[0]
    d, v = vectors.shape[1], len(vectors)
    return vectors @ weights[:d] * VECTOR + weights[d : d + v], weights[d + v : d + v + 1], float(model.intercept_[0])


def part(of: Headlines, rows: NDArray[np.int64]) -> Headlines:
    """Some of the headlines."""
    return Headlines(of.words[rows], of.cues[rows], of.form[rows])


def logit(of: Headlines, weights: tuple[NDArray, NDArray, float]) -> NDArray[np.float64]:
    """What the words and the form of each headline tell."""
    return of.words @ weights[0] + of.form @ weights[1] + weights[2]


def above(logits: NDArray[np.float64], sober: float) -> NDArray[np.float64]:
    """−log(1 − p) above that of a sober headline."""
    return np.maximum(0, np.logaddexp(0, logits) - np.logaddexp(0, sober))


def main() -> None:
    """Validate, fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    words = vocabulary(data / "news_articles.csv.gz")
    vectors = words.vectors * may_count(words)[:, None]
    posts, titles = read(data, "webis_clickbait17"), read(data, "hyperpartisan_titles")
    of = {"lure": headlines(posts.headline.tolist(), words), "partisan": headlines(titles.headline.tolist(), words)}
    label = {"lure": posts.label_mean.to_numpy(float), "partisan": titles.label.to_numpy(float)}
    folds = {
        "lure": list(KFold(5, shuffle=True, random_state=0).split(posts)),
        "partisan": list(GroupKFold(titles.outlet.nunique()).split(titles, groups=titles.outlet)),
    }
    fitted = {name: fit(of[name], label[name], vectors, STRENGTH[name]) for name in of}
    left_out = {name: np.zeros(len(label[name])) for name in of}
    for name, splits in folds.items():
        for train, test in splits:
            weights = fit(part(of[name], train), label[name][train], vectors, STRENGTH[name])
            left_out[name][test] = logit(part(of[name], test), weights)
    sober = {name: float(np.quantile(left_out[name], SOBER[name])) for name in of}
    score = {}
    for name, other in (("lure", "partisan"), ("partisan", "lure")):
        score[name] = of[name].cues.sum(1) + SHARE[name] * above(left_out[name], sober[name])
        score[name] += SHARE[other] * above(logit(of[name], fitted[other]), sober[other])
    print(f"cues alone: clickbait Spearman {spearmanr(label['lure'], of['lure'].cues.sum(1))[0]:.3f}", end=" ")
    print(f"partisan AUC {roc_auc_score(label['partisan'], of['partisan'].cues.sum(1)):.3f}")
    figures = {
        "headline_sensationalism: clickbait, Spearman": spearmanr(label["lure"], score["lure"])[0],
        "headline_sensationalism: clickbait, AUC": roc_auc_score(posts.label, score["lure"]),
        "headline_sensationalism: hyperpartisan titles, AUC": roc_auc_score(label["partisan"], score["partisan"]),
    }
    print(figures)
    record_left_out(figures)
    print(f"partisan background alone: AUC {roc_auc_score(label['partisan'], left_out['partisan']):.3f}")
    write_columns(words, **{name: fitted[name][0] for name in of})
    lines = ["# Logistic regressions by benchmarks/fit_headlines.py.\n"]
    for name, (_, form, intercept) in fitted.items():
        values = (SHARE[name], sober[name], intercept, *form)
        keys = ("share in score", "sober", "intercept", "log words")
        lines.append(f"[{name}]\n" + "".join(f'"{key}" = {value:.4f}\n' for key, value in zip(keys, values, strict=True)))
    TARGET.write_text("\n".join(lines), encoding="utf-8")
    print(TARGET.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

"""Fit ``reading_ease`` on the CLEAR excerpts: weights of its features, and the ease of each word.

Ridge regression of the teachers' ease on the features of `framing.metrics.readability.ease_features` and, word by word, on
vectors and the words themselves. Names and words for groups of people have no ease of their own. Validated by leaving out
each tenth, and each of the two genres.

Writes the column ``ease`` of ``framing/lexicons/words.csv`` and ``framing/metrics/reading_ease.toml``.

    python benchmarks/fit_reading_ease.py --data ../shared/data
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy.sparse as sp
from fit_loaded import ACTORS
from labelled import read
from left_out import record_left_out
from sklearn.linear_model import Ridge
from sklearn.model_selection import GroupKFold, KFold
from vectors import Vocabulary, vocabulary
from words_table import write_columns

from framing.document import Document
from framing.metric import Totals
from framing.metrics.readability import count_prose, ease_features

if TYPE_CHECKING:
    from numpy.typing import NDArray

TARGET = Path(__file__).parents[1] / "framing" / "metrics" / "reading_ease.toml"
PENALTY = 600.0
VECTOR = 100.0  # how strongly the means of vectors, which hardly vary, count beside standardised features
WORD = 150.0
FEATURE = 3.0


def excerpts(texts: list[str], words: Vocabulary, *, names: bool = False) -> tuple[pd.DataFrame, sp.csr_matrix]:
    """Features of each text but the ease of its words, and the share of each word of the vocabulary."""
    document = Document.of(texts)
    article, n = document.sentences.article, len(texts)
    totals = Totals({name: np.bincount(article, amounts, minlength=n) for name, amounts in count_prose(document).items()})
    features = pd.DataFrame(ease_features(totals)).drop(columns="ease of its words")
    numbers = words.numbers
    word = np.array([numbers.get(w, -1) for w in document.word_canonical])
    barred = np.array([w in ACTORS or w[0].isdigit() for w in words.words]) | (words.is_name & (not names))
    kept = (word >= 0) & np.repeat(document.sentences.is_prose, document.sentences.words)
    kept[kept] = ~barred[word[kept]]
    of = np.repeat(article, document.sentences.words)
    bag = sp.csr_matrix((np.ones(kept.sum()), (of[kept], word[kept])), shape=(n, len(words.words)))
    return features, sp.csr_matrix(sp.diags(1 / np.maximum(totals.words, 1)) @ bag)


def fit(
    features: pd.DataFrame, shares: sp.csr_matrix, ease: NDArray[np.float64], vectors: NDArray[np.float64]
) -> tuple[pd.Series, NDArray[np.float64], float]:
    """Weights of the features, ease of each word, and the intercept."""
    spread, middle = features.std(), features.mean()
    named = ((features - middle) / spread).to_numpy() * FEATURE
    matrix = sp.hstack([sp.csr_matrix(named), sp.csr_matrix(shares @ vectors * VECTOR), shares * WORD]).tocsr()
    model = Ridge(alpha=PENALTY).fit(matrix, ease)
    k, d = features.shape[1], vectors.shape[1]
    weights = pd.Series(model.coef_[:k] * FEATURE, features.columns) / spread
    of_words = vectors @ model.coef_[k : k + d] * VECTOR + model.coef_[k + d :] * WORD
    return weights, of_words, float(model.intercept_ - weights @ middle)


def predict(model: tuple[pd.Series, NDArray, float], features: pd.DataFrame, shares: sp.csr_matrix) -> NDArray[np.float64]:
    """Ease of each text."""
    return (features @ model[0]).to_numpy() + shares @ model[1] + model[2]


def main() -> None:
    """Validate, fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    words = vocabulary(data / "news_articles.csv.gz")
    table = read(data, "clear")
    ease = (50 + 20 * (table.label_bt_easiness - table.label_bt_easiness.mean()) / table.label_bt_easiness.std()).to_numpy()
    for names in (True, False):
        features, shares = excerpts(table.text.tolist(), words, names=names)
        for what, vectors, used in (("features alone", words.vectors * 0, shares * 0), ("with words", words.vectors, shares)):
            for name, folds in (
                ("tenths", KFold(10, shuffle=True, random_state=0).split(features)),
                ("genres", GroupKFold(2).split(features, groups=table.genre)),
            ):
                predicted = np.zeros(len(table))
                found = []
                for train, test in folds:
                    model = fit(features.iloc[train], used[train], ease[train], vectors)
                    predicted[test] = predict(model, features.iloc[test], used[test])
                    found.append(np.corrcoef(predicted[test], ease[test])[0, 1])
                r = np.corrcoef(predicted, ease)[0, 1] if name == "tenths" else np.mean(found)
                print(f"{'with' if names else 'without'} names, {what}: Pearson r, {name} left out {r:.3f}")
                if name == "tenths":
                    record_left_out({"reading_ease: clear, Pearson": r})  # the last is the model that is shipped
    weights, of_words, intercept = fit(features, shares, ease, words.vectors)
    barred = np.asarray(words.is_name) | np.array([w in ACTORS or w[0].isdigit() for w in words.words])
    write_columns(words, ease=np.where(barred, 0, of_words))
    lines = [f'"{name}" = {weight:.4f}' for name, weight in weights.items()] + ['"ease of its words" = 1']
    head = "# Ridge regression on the CLEAR corpus (Crossley et al. 2022), by benchmarks/fit_reading_ease.py.\n[weights]\n"
    TARGET.write_text(head + f"intercept = {intercept:.4f}\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(TARGET.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

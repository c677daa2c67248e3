"""Fit the logistic model of ``sentences.loaded`` and write ``framing/metrics/loaded_sentences.toml``.

Rows of BABE, BASIL and PTC, each set with the same total weight and an intercept of its own (the sets differ in how sentences
were chosen); the published intercept is their mean. Validated by leaving out outlets (BABE), events (BASIL), articles (PTC).

    python benchmarks/fit_loaded_sentences.py --data ../shared/data
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from framing.document import Document
from framing.metrics.loaded_sentences import sentence_features

TARGET = Path(__file__).parents[1] / "framing" / "metrics" / "loaded_sentences.toml"
SETS = {
    "babe": ("babe.csv.gz", "label", "outlet"),
    "basil": ("basil_sentences.csv.gz", "label_lexical", "event_id"),
    "ptc": ("ptc_sentences.csv.gz", "label_loaded", "article_id"),
}
STRENGTH = 1.0


def load(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Features of each sentence, and the set, row, label and group it belongs to."""
    features, rows = [], []
    for name, (file, label, group) in SETS.items():
        data = pd.read_csv(folder / file, keep_default_na=False)
        document = Document.of(data.text.tolist())
        article = document.sentences.article
        features.append(pd.DataFrame(sentence_features(document)))
        table = pd.DataFrame({"set": name, "row": article, "label": data[label].to_numpy(int)[article]})
        rows.append(table.assign(group=name + data[group].astype(str).to_numpy()[article]))
    return pd.concat(features, ignore_index=True), pd.concat(rows, ignore_index=True)


def fit(features: pd.DataFrame, rows: pd.DataFrame) -> tuple[pd.Series, dict[str, float]]:
    """Weights by feature, and the intercept of each set."""
    indicators = pd.get_dummies(rows.set).astype(float) * 10  # scaled up, so that the penalty hardly touches intercepts
    share = 1 / rows.groupby("set").label.transform("size") * len(rows) / len(SETS)
    scale = features.std().replace(0, 1)
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=5000)
    model.fit(np.hstack([features / scale, indicators]), rows.label, sample_weight=share)
    weights = pd.Series(model.coef_[0, : features.shape[1]], features.columns) / scale
    return weights, dict(zip(indicators.columns, model.coef_[0, features.shape[1] :] * 10, strict=True))


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the three sets")
    features, rows = load(parser.parse_args().data)
    score = pd.Series(0.0, rows.index)
    for train, test in GroupKFold(10).split(features, groups=rows.group):
        weights, _ = fit(features.iloc[train], rows.iloc[train])
        score.iloc[test] = features.iloc[test] @ weights
    for name, part in rows.assign(score=score).groupby("set"):
        best = part.groupby("row").agg({"score": "max", "label": "first", "group": "first"})
        within = [
            roc_auc_score(g.label, g.score) for _, g in best.groupby("group") if name == "babe" and set(g.label) == {0, 1}
        ]
        inside = f", within outlet {np.mean(within):.3f}" if within else ""
        print(f"{name}: AUC on groups left out {roc_auc_score(best.label, best.score):.3f}{inside}")
    weights, intercepts = fit(features, rows)
    lines = [f'"{name}" = {weight:.4f}' for name, weight in weights.items()]
    head = "# Logistic regression on BABE, BASIL and PTC, by benchmarks/fit_loaded_sentences.py.\n[weights]\n"
    intercept = np.mean(list(intercepts.values()))
    TARGET.write_text(head + f"intercept = {intercept:.4f}\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(TARGET.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

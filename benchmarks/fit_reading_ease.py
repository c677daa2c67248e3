"""Fit the weights of ``reading_ease`` on the CLEAR excerpts and write ``framing/metrics/reading_ease.toml``.

Ridge regression of the teachers' ease on the features of `framing.metrics.readability.ease_features`, no weight above 0 (longer
or rarer words never make a text easier), validated by leaving out each genre and each tenth in turn.

    python benchmarks/fit_reading_ease.py --data ../shared/data
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from framing.document import Document
from framing.metric import Totals
from framing.metrics.readability import count_prose, ease_features

TARGET = Path(__file__).parents[1] / "framing" / "metrics" / "reading_ease.toml"


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with clear.csv.gz")
    data = pd.read_csv(parser.parse_args().data / "clear.csv.gz", keep_default_na=False)
    document = Document.of(data.text.tolist())
    article = document.sentences.article
    counts = count_prose(document)
    totals = Totals({name: np.bincount(article, amounts, minlength=len(data)) for name, amounts in counts.items()})
    features = -pd.DataFrame(ease_features(totals))
    ease = 50 + 20 * (data.label_bt_easiness - data.label_bt_easiness.mean()) / data.label_bt_easiness.std()

    model = make_pipeline(StandardScaler(), Ridge(alpha=10, positive=True))
    for groups, name in ((data.genre, "genre"), (np.arange(len(data)) % 10, "tenth")):
        folds = GroupKFold(min(10, len(set(groups))))
        predicted = cross_val_predict(model, features, ease, groups=groups, cv=folds)
        print(f"Pearson r, each {name} left out: {np.corrcoef(predicted, ease)[0, 1]:.3f}")
    model.fit(features, ease)
    scaler, ridge = model[0], model[1]
    weights = -ridge.coef_ / scaler.scale_
    lines = [f'"{name}" = {weight:.4f}' for name, weight in zip(features, weights, strict=True)]
    intercept = ridge.intercept_ - weights @ -scaler.mean_
    head = "# Ridge regression on the CLEAR corpus (Crossley et al. 2022), by benchmarks/fit_reading_ease.py.\n[weights]\n"
    TARGET.write_text(head + f"intercept = {intercept:.4f}\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(TARGET.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

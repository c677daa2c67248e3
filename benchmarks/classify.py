"""How well the scores serve as features of a classifier, beside words and together with them.

Two sets on which nothing of the package was fitted: versions of an article rewritten for learners of English at three levels,
told apart in pairs; and findings told by news and abstracts, those rated as certain from the others (with this set in view,
rows of the list of hedges were chosen). Writes ``results/classify.md``.

    python benchmarks/classify.py --data ../shared/data
"""

from __future__ import annotations

import argparse
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from labelled import FOLDS, read
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegressionCV
from sklearn.model_selection import GroupKFold, cross_val_score
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import framing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

RATES = [metric.column for metric in framing.METRICS if metric.column not in {"words", "sentences"}]
"""All scores but the sizes: of two versions of an article, the simpler one tends to be the shorter."""
LEVELS = {"ele": "elementary", "int": "intermediate", "adv": "advanced"}
SURE = 5  # of 6; the median


class Task(NamedTuple):
    """Texts to tell apart."""

    name: str
    texts: NDArray[np.object_]
    label: NDArray[np.bool_]
    group: NDArray[np.object_]
    """What is left out together."""


def tasks(data: Path) -> Iterator[Task]:
    """Pairs of levels of reading; findings told surely or less so."""
    table = read(data, "onestop")
    for one, other in combinations(LEVELS, 2):
        pair = table[table.label.isin([one, other])]
        name = f"onestop: {LEVELS[one]} or {LEVELS[other]}"
        yield Task(name, pair.text.to_numpy(object), (pair.label == other).to_numpy(), pair.doc.to_numpy(object))
    table = read(data, "certainty")
    surer = (table.label_certainty >= SURE).to_numpy()
    yield Task(f"certainty: rated {SURE} or more, or less", table.text.to_numpy(object), surer, np.arange(len(table)) // 10)


def features() -> dict[str, Pipeline | FeatureUnion]:
    """Ways to make features of texts; in both, either half has rows of the same mean length, so that one penalty suits both."""
    scores = make_pipeline(framing.FramingFeatures(RATES), SimpleImputer(keep_empty_features=True), StandardScaler())
    words = TfidfVectorizer(sublinear_tf=True, min_df=2)
    both = FeatureUnion([("scores", scores), ("words", words)], transformer_weights={"scores": len(RATES) ** -0.5})
    return {"scores": scores, "words": words, "both": both}


def auc(task: Task, maker: Pipeline | FeatureUnion) -> NDArray[np.float64]:
    """Area under the curve in each fold of groups left out."""
    classifier = LogisticRegressionCV(
        Cs=np.logspace(-1, 3, 5), l1_ratios=(0,), cv=FOLDS, scoring="roc_auc", max_iter=5000, use_legacy_attributes=False
    )
    model = make_pipeline(maker, classifier)
    return cross_val_score(model, task.texts, task.label, groups=task.group, cv=GroupKFold(FOLDS), scoring="roc_auc")


def main() -> None:
    """Write the areas under the curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets, see benchmarks/README.md")
    parser.add_argument("--dry-run", action="store_true", help="print only")
    options = parser.parse_args()
    lines = [
        "# Scores as features of a classifier",
        "",
        "Area under the ROC curve on groups left out, mean of five folds, and that of the lowest and the highest fold; made by",
        "`benchmarks/classify.py`. All versions of an article are left out together, of findings ten neighbouring rows.",
        "Nothing of the package was fitted on these sets, but rows of the list of hedges were chosen with certainty in view,",
        "so that the figure of the scores there is optimistic. Logistic regression, its penalty chosen by cross-validation",
        f"within the training part, on `FramingFeatures` ({len(RATES)} scores, without `words` and `sentences`), on TF-IDF of",
        "words, and on both side by side.",
        "",
        f"| task | texts | {' | '.join(features())} |",
        "|---|--:|--:|--:|--:|",
    ]
    for task in tasks(options.data):
        folds = [auc(task, maker) for maker in features().values()]
        cells = [f"{found.mean():.3f} ({found.min():.3f}–{found.max():.3f})" for found in folds]
        lines.append(f"| {task.name} | {len(task.texts):,} | {' | '.join(cells)} |")
    print("\n".join(lines))
    if not options.dry_run:
        (Path(__file__).parent / "results" / "classify.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

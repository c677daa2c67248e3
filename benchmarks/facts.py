"""Facts: how far the alignment of statements agrees with people who grouped them by reading, and the fit of its weights.

``gold/*.csv`` has, for nine events of three articles, which statements (offsets) tell which fact: "main" outright, "passing" in
passing. The seeds, the two invented events of ``tests/data/events`` and six events of BASIL (``--data``), whose texts are no
part of the project. Pairs of statements of different articles are compared: right if both are main in one fact; pairs with a
passing statement count neither way. Each event is left out in turn when weights are fitted. Writes ``results/facts.md`` and
a row of ``framing/agreement.csv``, and prints the weights over all events, which stand rounded in
``framing/comparison/similarity.py``.

    python benchmarks/facts.py --data ../shared/data
"""

from __future__ import annotations

import argparse
import csv
import itertools
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from labelled import read
from publish import publish
from sklearn.linear_model import LogisticRegression

import framing
from framing.comparison.align import align, statements
from framing.comparison.event import Event
from framing.comparison.similarity import WEIGHTS, comparable, features, similarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent
OWN: Final = {
    "seeds": ROOT / "seeds",
    "spill": ROOT / "tests/data/events/spill",
    "quota": ROOT / "tests/data/events/quota",
}
FLOOR: Final = 0.6
"""Mean F1 of events left out, lowered only on purpose."""
C: Final = 10.0  # inverse strength of the penalty
Pairs = set[tuple[int, int]]


class Agreement(NamedTuple):
    """Pairwise agreement with people."""

    f1: float
    precision: float
    recall: float


@dataclass(frozen=True)
class Gold:
    """An event with what people found in it."""

    name: str
    event: Event
    told: Pairs
    ignored: Pairs
    """Pairs that are told in passing."""

    @property
    def article(self) -> NDArray[np.int64]:
        """Number of each statement's article."""
        return np.array([statement.article for statement in statements(self.event)], dtype=np.int64)

    def agreement(self, facts: Iterable[tuple[int, ...]]) -> Agreement:
        """How far these facts agree."""
        found = across(facts, self.article) - self.ignored
        right = len(found & self.told)
        precision, recall = right / max(1, len(found)), right / len(self.told)
        return Agreement(2 * right / max(1, len(found) + len(self.told)), precision, recall)


def across(facts: Iterable[Iterable[int]], article: NDArray[np.int64]) -> Pairs:
    """Pairs of statements of different articles in one fact."""
    return {
        (one, other)
        for fact in facts
        for one, other in itertools.combinations(sorted(fact), 2)
        if article[one] != article[other]
    }


def gold(name: str, articles: list[framing.Article]) -> Gold:
    """The event with the reference facts of ``gold/<name>.csv``."""
    event = Event.of(articles)
    number = {(event.articles[each.article].id, each.part, each.start): place for place, each in enumerate(statements(event))}
    main: dict[str, set[int]] = {}
    every: dict[str, set[int]] = {}
    with (HERE / "gold" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = number[row["id"], row["part"], int(row["start"])]
            every.setdefault(row["fact"], set()).add(place)
            if row["role"] == "main":
                main.setdefault(row["fact"], set()).add(place)
    article = np.array([each.article for each in statements(event)])
    told = across(main.values(), article)
    return Gold(name, event, told, across(every.values(), article) - told)


def own_events() -> list[Gold]:
    """The seeds and the two invented events."""
    return [gold(name, framing.read_articles(folder)) for name, folder in OWN.items()]


def events(data: Path) -> list[Gold]:
    """All nine."""
    table = read(data, "basil_articles")
    found = own_events()
    for path in sorted((HERE / "gold").glob("*.csv")):
        if path.stem not in OWN:
            rows = table[table.event_id == path.stem].to_dict("records")
            articles = [
                framing.Article(row["text"], headline=row["headline"], outlet=row["outlet"], id=row["outlet"]) for row in rows
            ]
            found.append(gold(path.stem, articles))
    return found


def pairs(event: Gold) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Pairs of statements of different articles, their features, whether one fact has both, and whether they count."""
    table = features(statements(event.event))
    article = event.article
    places = np.argwhere(np.triu(article[:, None] != article[None, :]))
    columns = np.column_stack([table[name][places[:, 0], places[:, 1]] for name in WEIGHTS])
    keys = list(map(tuple, places.tolist()))
    return places, columns, np.array([key in event.told for key in keys]), np.array([key not in event.ignored for key in keys])


def fit(chosen: Iterable[Gold]) -> LogisticRegression:
    """The logistic model over the pairs of these events."""
    parts = [pairs(event) for event in chosen]
    columns = np.concatenate([columns[counts] for _, columns, _, counts in parts])
    told = np.concatenate([told[counts] for _, _, told, counts in parts])
    return LogisticRegression(C=C, max_iter=1000).fit(columns, told)


def left_out(event: Gold, others: Iterable[Gold]) -> Agreement:
    """Agreement on an event with weights fitted to the others."""
    told = statements(event.event)
    table = features(told)
    columns = np.column_stack([table[name].ravel() for name in WEIGHTS])
    probability = fit(others).predict_proba(columns)[:, 1].reshape(len(told), len(told))
    return event.agreement(align(probability, comparable(told)))


def main() -> None:
    """Measure, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dry-run", action="store_true", help="print only")
    options = parser.parse_args()
    found = events(options.data)
    lines = ["# Facts: agreement with people", "", "Pairwise F1, precision and recall; made by `benchmarks/facts.py`.", ""]
    lines += ["| event | left out: F1 | P | R | as shipped: F1 | P | R |", "|---|--:|--:|--:|--:|--:|--:|"]
    rows = []
    for event in found:
        shipped = event.agreement(align(similarity(statements(event.event)).probability, comparable(statements(event.event))))
        rows.append([*left_out(event, [other for other in found if other is not event]), *shipped])
        name = event.name if event.name in OWN else f"BASIL {event.name[:8]}"
        lines.append(f"| {name} | {' | '.join(f'{figure:.2f}' for figure in rows[-1])} |")
    lines.append(f"| mean | {' | '.join(f'{figure:.2f}' for figure in np.mean(rows, axis=0))} |")
    if not options.dry_run:
        (HERE / "results" / "facts.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
        unseen, *_, shipped, _, _ = np.mean(rows, axis=0).tolist()
        publish("facts", [("claims", "statements that readers grouped", "pairwise F1", len(rows), shipped, None, None, unseen)])
    print("\n".join(lines))
    model = fit(found)
    if np.mean(rows, axis=0)[0] < FLOOR:
        sys.exit(f"the mean F1 of events left out is under {FLOOR}.")
    print("intercept", round(float(model.intercept_[0]), 3), dict(zip(WEIGHTS, model.coef_[0].round(3).tolist(), strict=True)))


if __name__ == "__main__":
    main()

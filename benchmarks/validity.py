"""How far the scores agree with people, beside VADER, textstat and trivial baselines, with bootstrap intervals.

Scores only, nothing is fitted. Parts of the scores were fitted on these sets, so here they look better than on other texts; the
column "left out" has the figure for groups that the fit did not see, as the fitting scripts recorded it. Writes
``benchmarks/results/validity.md``, ``validity.svg`` and the rows of ``framing/agreement.csv``, and fails if a figure falls
under its floor in ``floors.toml``.

    python benchmarks/validity.py --data ../shared/data
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import numpy as np
from labelled import read
from left_out import read_left_out
from numpy.typing import NDArray
from peers import Vader, automated
from publish import publish
from scipy.stats import rankdata

import framing
from framing.document import Document
from framing.document.spelling import american
from framing.tables import visible

HERE = Path(__file__).parent
RESAMPLES = 400
Array: TypeAlias = NDArray[np.float64]
Measure: TypeAlias = Callable[[NDArray[np.int64]], float]


@dataclass(frozen=True)
class Figure:
    """One figure of agreement: what is scored, on which set, by which measure, and what others reach."""

    score: str
    criterion: str
    n: int
    measure: Measure
    peers: dict[str, float] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its name in ``floors.toml``."""
        return f"{self.score}: {self.criterion}"

    def value(self) -> float:
        """On all rows."""
        return self.measure(np.arange(self.n))

    def interval(self) -> tuple[float, float]:
        """95 % of what rows drawn with replacement give."""
        random = np.random.default_rng(0)
        drawn = [self.measure(random.integers(0, self.n, self.n)) for _ in range(RESAMPLES)]
        return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


def auc(label: Array, score: Array) -> float:
    """Probability that a row with the label scores higher than one without (Hanley & McNeil 1982)."""
    positive = label == 1
    n = positive.sum()
    if n in (0, len(label)):
        return float("nan")
    return float((rankdata(score)[positive].sum() - n * (n + 1) / 2) / (n * (len(label) - n)))


def spearman(a: Array, b: Array) -> float:
    """Correlation of ranks."""
    return float(np.corrcoef(rankdata(a), rankdata(b))[0, 1])


def of_pair(measure: Callable[[Array, Array], float], a: Array, b: Array) -> Measure:
    """The measure on some rows of two columns."""
    return lambda rows: measure(a[rows], b[rows])


def f1(found: Array, truth: Array, both: Array) -> Measure:
    """2 · both / (found + truth), of counts per row."""
    return lambda rows: float(2 * both[rows].sum() / (found[rows].sum() + truth[rows].sum()))


def share(part: Array, whole: Array) -> Measure:
    """Sum over sum."""
    return lambda rows: float(part[rows].sum() / whole[rows].sum())


def loaded_figures(data: Path, vader: Vader) -> list[Figure]:
    """``sentences.loaded`` on four sets, and on BABE's outlets one by one."""
    figures = []
    for name, criterion, column in (
        ("babe", "babe, AUC", "label"),
        ("basil_sentences", "basil lexical, AUC", "label_lexical"),
        ("ptc_sentences", "ptc loaded, AUC", "label_loaded"),
        ("clef_subjectivity", "clef subjectivity, AUC", "label"),
    ):
        table = read(data, name)
        label = table[column].to_numpy(float)
        sentences = framing.analyse(table.text.tolist()).sentences
        score = sentences.groupby(sentences.id.astype(int)).loaded.max().reindex(range(1, len(table) + 1)).fillna(0).to_numpy()
        others = {"VADER": vader.strength(table.text.tolist()), "length": table.text.str.split().str.len().to_numpy(float)}
        peers = {peer: auc(label, values) for peer, values in others.items()}
        figures.append(Figure("sentences.loaded", criterion, len(table), of_pair(auc, label, score), peers))
        if name == "babe":
            outlet = table.outlet.to_numpy()

            def within(values: Array, label: Array = label, outlet: NDArray = outlet) -> Measure:
                return lambda rows: float(
                    np.nanmean(
                        [auc(label[rows][outlet[rows] == o], values[rows][outlet[rows] == o]) for o in sorted(set(outlet))]
                    )
                )

            every = np.arange(len(table))
            inside = {peer: within(values)(every) for peer, values in others.items()}
            figures.append(Figure("sentences.loaded", "babe, mean AUC within outlet", len(table), within(score), inside))
    return figures


def evidence_figures(data: Path, vader: Vader) -> list[Figure]:
    """Loaded cues beside the words and spans that coders marked, in sentences that they call loaded."""
    table = read(data, "babe").query("label == 1")
    marked = [
        {american(word) for text in json.loads(words) for word in Document(text).word_texts} for words in table.biased_words
    ]
    analysis = framing.analyse(table.text.tolist())
    of_cues = visible(analysis.evidence).query("metric == 'loaded_language'").groupby("id").text.agg(" ".join)
    cues = [{american(word) for word in Document(of_cues.get(number, "")).word_texts} for number in analysis.scores.index]
    known = [{american(word) for word in Document(text).word_texts if vader.knows(word)} for text in table.text]

    def counts(found: list[set[str]]) -> Measure:
        both = np.array([len(a & b) for a, b in zip(found, marked, strict=True)], dtype=float)
        return f1(np.array(list(map(len, found)), dtype=float), np.array(list(map(len, marked)), dtype=float), both)

    peers = {"VADER": counts(known)(np.arange(len(table)))}
    figures = [Figure("loaded_language evidence", "babe words, F1", len(table), counts(cues), peers)]

    table = read(data, "ptc_sentences").query("label_loaded == 1").reset_index(drop=True)
    spans = [_covered([(start, end) for start, end, _ in json.loads(of)]) for of in table.loaded_spans]
    analysis = framing.analyse(table.text.tolist())
    places = visible(analysis.evidence).query("metric == 'loaded_language'").groupby("id")[["start", "end"]]
    by_row = {number: _covered(list(map(tuple, group.to_numpy().tolist()))) for number, group in places}
    found = [by_row.get(number, set()) for number in analysis.scores.index]
    words = [Document(text).words for text in table.text]
    theirs = [_covered([(word.start, word.end) for word in of if vader.knows(word.text)]) for of in words]
    for criterion, whole in (("ptc spans, precision", 0), ("ptc spans, recall", 1)):
        measures = []
        for chosen in (found, theirs):
            both = np.array([len(a & b) for a, b in zip(chosen, spans, strict=True)], dtype=float)
            sizes = np.array([len(pair[whole]) for pair in zip(chosen, spans, strict=True)], dtype=float)
            measures.append(share(both, sizes))
        peers = {"VADER": measures[1](np.arange(len(table)))}
        figures.append(Figure("loaded_language evidence", criterion, len(table), measures[0], peers))
    return figures


def _covered(spans: list[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def article_figures(data: Path, vader: Vader) -> list[Figure]:
    """``loaded_language`` of articles on one event, in the order of their lexical spans per word."""
    table = read(data, "basil_articles")
    score = framing.analyse([framing.Article(text) for text in table.text]).scores.loaded_language.to_numpy()
    truth = (table.n_lexical_spans / table.n_words).to_numpy()
    theirs = vader.strength(table.text.tolist())
    pairs = [pair for rows in table.groupby("event_id").indices.values() for pair in itertools.combinations(rows.tolist(), 2)]
    first, second = np.array([pair for pair in pairs if truth[pair[0]] != truth[pair[1]]]).T

    def ordered(values: Array) -> Measure:
        right = ((values[first] > values[second]) == (truth[first] > truth[second])).astype(float)
        right[values[first] == values[second]] = 0.5
        return lambda rows: float(right[rows].mean())

    peers = {"VADER": ordered(theirs)(np.arange(len(first)))}
    return [Figure("loaded_language", "basil articles, pairs in order", len(first), ordered(score), peers)]


def hedging_figures(data: Path) -> list[Figure]:
    """Hedges beside uncertain sentences of Wikipedia, and beside rated certainty of findings."""
    table = read(data, "wikiweasel")
    label = table.label.to_numpy(float)
    scores = framing.analyse(table.text.tolist()).scores
    hedged = (scores.hedging_ratio.fillna(0) > 0).to_numpy(float)
    rate = scores.hedges_per_100_words.fillna(0).to_numpy()
    length = table.text.str.split().str.len().to_numpy(float)
    figures = [
        Figure("hedging_ratio > 0", "wikiweasel, F1", len(table), f1(hedged, label, hedged * label)),
        Figure(
            "hedges_per_100_words", "wikiweasel, AUC", len(table), of_pair(auc, label, rate), {"length": auc(label, length)}
        ),
    ]
    table = read(data, "certainty")
    rate = framing.analyse(table.text.tolist()).scores.hedges_per_100_words.fillna(0).to_numpy()
    certainty = table.label_certainty.to_numpy(float)
    length = table.text.str.split().str.len().to_numpy(float)
    peers = {"length": spearman(certainty, length), "any hit": spearman(certainty, rate > 0)}
    return [
        *figures,
        Figure("hedges_per_100_words", "certainty, Spearman", len(table), of_pair(spearman, certainty, rate), peers),
    ]


def headline_figures(data: Path, vader: Vader) -> list[Figure]:
    """``headline_sensationalism`` beside ratings of clickbait and of partisan framing."""
    figures = []
    for name, criteria in (
        ("webis_clickbait17", (("label_mean", "clickbait, Spearman", spearman), ("label", "clickbait, AUC", auc))),
        ("hyperpartisan_titles", (("label", "hyperpartisan titles, AUC", auc),)),
    ):
        table = read(data, name)
        scores = framing.analyse([framing.Article("", headline=text) for text in table.headline]).scores
        score = scores.headline_sensationalism.fillna(0).to_numpy()
        others = {
            "VADER": vader.strength(table.headline.tolist()),
            "length": -table.headline.str.split().str.len().to_numpy(float),
        }
        for column, criterion, measure in criteria:
            label = table[column].to_numpy(float)
            peers = {peer: measure(label, values) for peer, values in others.items()}
            figures.append(Figure("headline_sensationalism", criterion, len(table), of_pair(measure, label, score), peers))
    return figures


def reading_figures(data: Path) -> list[Figure]:
    """``reading_ease`` beside teachers' judgement, and on three versions of one article."""
    table = read(data, "clear")
    ease = table.label_bt_easiness.to_numpy(float)
    score = framing.analyse(table.text.tolist()).scores.reading_ease
    score = score.fillna(score.mean()).to_numpy()

    def pearson(a: Array, b: Array) -> float:
        return float(np.corrcoef(a, b)[0, 1])

    supplied = {
        "Flesch": table.ref_flesch_reading_ease,
        "New Dale–Chall": -table.ref_new_dale_chall,
        "CAREC-M": -table.ref_carec_m,
    }
    peers = {f"{name}, as supplied": pearson(ease, values.to_numpy(float)) for name, values in supplied.items()}
    peers["textstat ARI"] = pearson(ease, automated(table.text))
    figures = [Figure("reading_ease", "clear, Pearson", len(table), of_pair(pearson, ease, score), peers)]
    table = read(data, "onestop")
    table["ours"] = framing.analyse(table.text.tolist()).scores.reading_ease.to_numpy()
    table["theirs"] = automated(table.text)

    def in_order(column: str) -> Array:
        levels = table.pivot_table(index="doc", columns="grade", values=column).dropna()
        return ((levels[0] > levels[1]) & (levels[1] > levels[2])).to_numpy(float)

    ours = in_order("ours")
    order = Figure("reading_ease", "onestop, three levels in order", len(ours), lambda rows: float(ours[rows].mean()))
    order.peers["textstat ARI"] = float(in_order("theirs").mean())
    return [*figures, order]


def sentence_figures(data: Path) -> list[Figure]:
    """Ends of sentences beside those of the Universal Dependencies treebanks."""
    table = read(data, "ud_sentences")
    figures = []
    for criterion, part in (("ud, boundary F1", table), ("ud news, boundary F1", table[table.genre == "news"])):
        gold = [{end for _, end in json.loads(spans)} for spans in part.sentence_spans]
        found = [{sentence.end for sentence in Document(text).sentences} for text in part.text]
        both = np.array([len(a & b) for a, b in zip(gold, found, strict=True)], dtype=float)
        sizes = [np.array(list(map(len, ends)), dtype=float) for ends in (found, gold)]
        figures.append(Figure("sentences", criterion, len(part), f1(sizes[0], sizes[1], both)))
    return figures


LEANING = {"Breitbart": "right", "HuffPost": "left", "Reuters": "center", "fox": "right", "hpo": "left", "nyt": "left"}


def fairness(data: Path) -> list[str]:
    """Error rates of ``sentences.loaded`` above 0.5 by the outlet's leaning (AllSides), at equal label of the experts."""
    lines = [
        "| set | leaning | sentences | called loaded though experts do not | not called loaded though experts do |",
        "|---|---|---:|---:|---:|",
    ]
    for name, column in (("babe", "label"), ("basil_sentences", "label_lexical")):
        table = read(data, name)
        sentences = framing.analyse(table.text.tolist()).sentences
        score = sentences.groupby(sentences.id.astype(int)).loaded.max().reindex(range(1, len(table) + 1)).fillna(0).to_numpy()
        table = table.assign(called=score > 0.5, truth=table[column] == 1, leaning=table.outlet.map(LEANING))
        for leaning, part in table.groupby("leaning"):
            wrong, missed = part[~part.truth].called.mean(), 1 - part[part.truth].called.mean()
            lines.append(f"| {name} | {leaning} | {len(part):,} | {wrong:.3f} | {missed:.3f} |")
    return lines


def main() -> None:
    """Measure, write, and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets, see benchmarks/README.md")
    parser.add_argument("--dry-run", action="store_true", help="compare with the floors only")
    options = parser.parse_args()
    vader = Vader()
    data = options.data
    figures = [
        *loaded_figures(data, vader),
        *article_figures(data, vader),
        *evidence_figures(data, vader),
        *hedging_figures(data),
        *headline_figures(data, vader),
        *reading_figures(data),
        *sentence_figures(data),
    ]
    values = {figure.key: figure.value() for figure in figures}
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    if not options.dry_run:
        _write(figures, values, fairness(data))
    under = [f"{key}: {values[key]:.3f}, floor {floor}" for key, floor in floors.items() if _under(values[key], floor)]
    missing = sorted(set(values) - set(floors))
    print("\n".join(f"{key}: {value:.3f}" for key, value in values.items()))
    if under or missing:
        sys.exit("\n".join(["under their floor:", *under, "without a floor:", *missing]))


def _under(value: float, floor: float) -> bool:
    return value < floor if floor >= 0 else value > floor


SEEN = {
    "loaded_language": "cue weights fitted with it",
    "loaded_language evidence": "cue weights fitted with it",
    "hedging_ratio > 0": "rows chosen with it in view",
    "hedges_per_100_words": "rows chosen with it in view",
}


def _write(figures: list[Figure], values: dict[str, float], fair: list[str]) -> None:
    left_out = read_left_out()
    rows = []
    lines = [
        "# How far the scores agree with people\n",
        "Development parts of public sets (`benchmarks/README.md` says where they are found). In brackets what 95 % of",
        f"{RESAMPLES} resamples of the rows give. Parts of the scores were fitted on these rows; “left out” is the figure on",
        "outlets, events or articles that the fit did not see, and is the one to expect on other texts.\n",
        "| score | set and measure | n | agreement | left out | others |",
        "|---|---|---:|---|---:|---|",
    ]
    for figure in figures:
        low, high = figure.interval()
        unseen = left_out.get(figure.key)
        peers = ", ".join(f"{peer} {value:.3f}" for peer, value in figure.peers.items())
        cell = f"{unseen:.3f}" if unseen is not None else SEEN.get(figure.key.partition(":")[0], "not fitted on it")
        agreement = f"{values[figure.key]:.3f} ({low:.3f} to {high:.3f})"
        lines.append(f"| `{figure.score}` | {figure.criterion} | {figure.n:,} | {agreement} | {cell} | {peers} |")
        rows.append((figure, values[figure.key], low, high, unseen))
    published = [
        (figure.score, *figure.criterion.rsplit(", ", 1), figure.n, value, low, high, unseen)
        for figure, value, low, high, unseen in rows
    ]
    publish("validity", published)
    lines += ["\n## Error rates by leaning, at equal label\n", *fair]
    (HERE / "results" / "validity.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    _draw(rows)


def _draw(rows: list[tuple[Figure, float, float, float, float | None]]) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "framing", "font.family": "DejaVu Sans", "font.size": 9})
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(9, 0.34 * len(rows) + 1.2), layout="constrained")
    for place, (of, value, low, high, unseen) in enumerate(reversed(rows)):
        axes.plot([abs(low), abs(high)], [place, place], color="#0072B2", linewidth=2)
        axes.plot(abs(value), place, "o", color="#0072B2")
        if unseen is not None:
            axes.plot(abs(unseen), place, "D", color="#D55E00", markersize=5)
        for peer, theirs in of.peers.items():
            if peer.startswith(("VADER", "Flesch", "textstat")):
                axes.plot(abs(theirs), place, "x", color="#555555")
    axes.set_yticks(range(len(rows)), [f"{of.score}, {of.criterion}" for of, *_ in reversed(rows)])
    axes.set_xlim(0, 1)
    axes.grid(axis="x", color="#dddddd")
    marks = (
        "dot with line: agreement (absolute) and 95 % interval",
        "diamond: on groups left out of the fit; cross: VADER, Flesch, ARI",
    )
    axes.set_xlabel("\n".join(marks))
    figure.savefig(HERE / "results" / "validity.svg", metadata={"Date": None, "Creator": None})


if __name__ == "__main__":
    main()

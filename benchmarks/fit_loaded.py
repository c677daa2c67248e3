"""Fit what ``sentences.loaded`` and the weights of loaded cues rest on.

1. ``marked`` of every word: how likely experts are to mark it, a logistic regression on its vector (`vectors`).
2. The weight of every cue: a logistic regression on the weight its writer gave it (``judged_weights.csv``), its category, and
   ``marked`` of its words.
3. The model of sentences: a logistic regression on the named features of `framing.metrics.loaded_sentences` and, word by word,
   the ``tone`` of those that are no cues. Sets weigh as in `WEIGHT`, classes are balanced half-way; inside each fold the first
   two steps are fitted anew without its outlets, events and articles.
4. Calibration on BABE's outlets left out, since the probability is one about experts' majority.

Writes columns of ``framing/lexicons/words.csv``, the weights in ``loaded_language.csv``, and
``framing/metrics/loaded_sentences.toml``.

    python benchmarks/fit_loaded.py --data ../shared/data
"""

from __future__ import annotations

import argparse
import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy.sparse as sp
from labelled import FOLDS, Sentences, loaded_sentences
from left_out import record_left_out
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import roc_auc_score
from vectors import Vocabulary, vocabulary
from words_table import write_columns

import framing
from framing.batch import batches
from framing.lexicon import lexicon
from framing.list_csv import COLUMNS
from framing.metrics.loaded_language import loaded_matches
from framing.metrics.loaded_sentences import background_features, sentence_features
from framing.variants import variants
from framing.voice import quoted_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "framing"
ACTORS = frozenset((HERE / "actors.txt").read_text(encoding="utf-8").split())
"""Words for groups of people, of which one must not weigh more than another."""
WEIGHT = {"babe": 1.5, "basil": 0.6, "ptc": 1.0, "clef": 1.2}
BALANCE = 1.0  # 0: classes weigh by their size, 1: both the same
STRENGTH = 0.003  # inverse of the ridge penalty, on standardised features
TONE = 0.25  # how much weaker the words' vectors are than the named features before the penalty
RARE = 1e-4  # words rarer than this share of the corpus count in full (Arora, Liang & Ma 2017)
WEAK = 0.6
FREQUENT = 4000  # a word of a cue this frequent tells nothing
OPINION = (
    "Townhall|National Review|Salon|Reason|American Spectator|TheBlaze.com|Slate|Mother Jones|Daily Kos|Media Matters|Vox|"
    "Victor Hanson|Breitbart News|The Daily Wire|Guest Writer - Right|Guest Writer - Left|The Daily Caller|NewsBusters|HotAir|"
    "The Intercept|Vanity Fair|Guest Writer|CNN - Editorial|The Atlantic"
).split("|")
WIRE = (
    "Reuters|Associated Press|BBC News|NPR Online News|Bloomberg|CBS News|ABC News|Wall Street Journal - News|Al Jazeera|"
    "The Hill|Politico|Axios"
).split("|")


@dataclass(frozen=True)
class Material:
    """What every fit reads."""

    data: Sentences
    words: Vocabulary
    word: NDArray[np.int64]
    """Place in the vocabulary of each word of the sentences, −1 for words that must not count."""
    holds: sp.csr_matrix
    """Which words each sentence holds; (n_sentences, n_vocabulary)."""
    marks: sp.csr_matrix
    """Which of them are marked there."""
    weak: NDArray[np.float64]
    """How much more often opinion pages use a word than wires and broadcasters, smoothed over vectors; (n_vocabulary,)."""
    judged: NDArray[np.float64]
    """Weight each row of the list was given by its writer; (n_rows,)."""
    cue_words: list[NDArray[np.int64]]
    """Places in the vocabulary of the words of each row of the list that are not too frequent to tell anything."""
    matches: pd.DataFrame
    """row, sentence, quoted, marked; one per cue found."""


def material(data: Path) -> Material:
    """Read all that is needed."""
    sentences = loaded_sentences(data)
    words = vocabulary(data / "news_articles.csv.gz")
    document = sentences.document
    use = may_count(words)
    word = np.array([words.numbers.get(w, -1) for w in document.word_canonical])
    word[(word >= 0) & ~use[word]] = -1
    of = np.repeat(np.arange(len(document.sentences)), document.sentences.words)
    shape = (len(document.sentences), len(words.words))
    known = word >= 0
    holds = sp.csr_matrix((np.ones(known.sum()), (of[known], word[known])), shape=shape)
    chosen = known & sentences.marked
    marks = sp.csr_matrix((np.ones(chosen.sum()), (of[chosen], word[chosen])), shape=shape)
    holds.data[:] = 1
    marks.data[:] = 1

    rows = lexicon("loaded_language").rows
    number = {row: place for place, row in enumerate(rows)}
    with (HERE / "judged_weights.csv").open(encoding="utf-8", newline="") as file:
        given = {line["cue"]: float(line["weight"]) for line in csv.DictReader(file)}
    found = loaded_matches(document)
    quoted = quoted_words(document)
    matches = pd.DataFrame(
        {
            "row": [number[match.row] for match in found],
            "sentence": document.sentence_of([match.first for match in found]),
            "quoted": [bool(quoted[match.first]) for match in found],
            "marked": [sentences.marked[match.first : match.stop].mean() >= 0.5 for match in found],
        }
    )
    judged = np.array([given[row.cue] for row in rows])
    numbers = words.numbers
    places = [{numbers.get(word, 0) for phrase in variants(row.cue) for word in phrase} for row in rows]
    telling = [np.array(sorted(place for place in of if words.counts[place] < FREQUENT), dtype=np.int64) for of in places]
    return Material(sentences, words, word, holds, marks, _opinion(data, words), judged, telling, matches)


def may_count(words: Vocabulary) -> NDArray[np.bool_]:
    """Which words may have weights: no names, no words of one topic, none for groups of people, no figures."""
    barred = np.array([word in ACTORS or word[0].isdigit() for word in words.words])
    return ~(words.is_name | words.is_topic | barred)


def _opinion(data: Path, words: Vocabulary) -> NDArray[np.float64]:
    table = pd.read_csv(data / "news_articles.csv.gz", keep_default_na=False)
    counts = np.zeros((2, len(words.words)))
    for side, outlets in enumerate((OPINION, WIRE)):
        for batch in batches([framing.Article(text) for text in table.text[table.outlet.isin(outlets)]]):
            places = np.array([words.numbers.get(word, -1) for word in batch.body.word_canonical])
            counts[side] += np.bincount(places[places >= 0], minlength=len(words.words))
    total = counts.sum(1, keepdims=True)
    odds = np.log((counts + 3 * total / total.sum()) / total)
    smooth = Ridge(alpha=3).fit(words.vectors, odds[0] - odds[1], sample_weight=np.sqrt(words.counts))
    score = smooth.predict(words.vectors)
    return (score - score.mean()) / score.std()


def fit_marked(m: Material, train: NDArray[np.bool_]) -> NDArray[np.float64]:
    """``marked`` of every word, from the sentences of `train`; two decimals."""
    train = train & ~m.data.of("clef")
    uses = np.asarray(m.holds[train].sum(0)).ravel()
    marked = np.minimum(np.asarray(m.marks[train].sum(0)).ravel(), uses)
    seen = np.flatnonzero(uses > 0)
    features = np.hstack([m.words.vectors * 10, np.log(m.words.counts)[:, None]])
    weight = np.concatenate([3 * marked[seen], (uses - marked)[seen]]) / np.tile(np.sqrt(uses[seen]), 2)
    kept = weight > 0
    model = LogisticRegression(C=0.02, max_iter=1000)
    labels = np.repeat([1, 0], len(seen))
    model.fit(np.vstack([features[seen]] * 2)[kept], labels[kept], sample_weight=weight[kept])
    share = model.predict_proba(features)[:, 1]
    return np.where(may_count(m.words), share, 0).round(2)


def fit_cue_weights(m: Material, train: NDArray[np.bool_], marked: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weight of every row of the list, in sixteenths.

    The geometric mean of the weight its writer gave it and twice the estimated share of its uses that experts mark.
    """
    rows = lexicon("loaded_language").rows
    of_words = [marked[places] for places in m.cue_words]
    category = pd.get_dummies(pd.Series([row.category for row in rows])).astype(float)
    features = np.column_stack(
        [
            np.log(m.judged),
            m.judged,
            [values.max(initial=0.0) for values in of_words],
            [values.mean() if len(values) else 0.0 for values in of_words],
            [" " in row.cue for row in rows],
            [bool(row.context) for row in rows],
            category,
        ]
    )
    sets = m.data.rows.set.to_numpy()[m.data.row]
    found = m.matches[train[m.matches.sentence] & (sets[m.matches.sentence] != "clef")]
    source = np.column_stack([sets[found.sentence] == name for name in ("babe", "basil", "ptc")]).astype(float)
    loaded = m.data.rows.label.to_numpy()[m.data.row][found.sentence].astype(float)
    model = LogisticRegression(C=1, max_iter=3000).fit(np.column_stack([features[found.row], source, loaded]), found.marked)
    of_babe = np.tile([1.0, 0.0, 0.0, 1.0], (len(rows), 1))
    share = model.predict_proba(np.column_stack([features, of_babe]))[:, 1]
    return _paired(rows, np.clip(np.round(np.sqrt(2 * share * m.judged) * 16) / 16, 1 / 16, 2))


SIDES = {"left": "right", "liberal": "conservative", "leftist": "rightist", "left-wing": "right-wing", "far-left": "far-right"}
SIDES |= {f"{a}s": f"{b}s" for a, b in SIDES.items() if a in ("liberal", "leftist")}
SIDES |= {b: a for a, b in SIDES.items()}


def _paired(rows: tuple, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same weight for a cue and its counterpart on the other side of politics."""
    place = {row.cue: number for number, row in enumerate(rows)}
    weights = weights.copy()
    for row in rows:
        other = re.sub(r"[a-z-]+", lambda word: SIDES.get(word[0], word[0]), row.cue)
        if other != row.cue and other in place:
            pair = [place[row.cue], place[other]]
            weights[pair] = np.round(weights[pair].mean() * 16) / 16
    return weights


def named_features(m: Material, weights: NDArray[np.float64], marked: NDArray[np.float64]) -> pd.DataFrame:
    """The named features of each sentence, with these weights of cues and words."""
    features = dict(FIXED)
    n = len(m.data.row)
    categories = np.array([row.category for row in lexicon("loaded_language").rows])
    of, amount = m.matches.sentence.to_numpy(), weights[m.matches.row]
    for name in sorted(set(categories)):
        features[name] = np.bincount(of, amount * (categories[m.matches.row] == name), minlength=n)
    features["loaded cues in quotations"] = np.bincount(of, amount * m.matches.quoted.to_numpy(), minlength=n)
    per_word = np.where(m.word >= 0, np.round(marked * 100).astype(np.int64)[m.word], 0)
    features |= background_features(m.data.document, per_word)
    return pd.DataFrame(features)


FIXED: dict[str, NDArray] = {}


def tone_basis(m: Material) -> NDArray[np.float64]:
    """What the tone of each word is a weighted sum of; (n_vocabulary, 301)."""
    share = m.words.counts / m.words.counts.sum()
    basis = np.hstack([m.words.vectors, WEAK / TONE * m.weak[:, None] / 20]) * (RARE / (RARE + share))[:, None]
    return np.where(may_count(m.words)[:, None], basis, 0)


def sample_weights(rows: pd.DataFrame, row: NDArray[np.int64], label: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weight of each sentence: sets as in `WEIGHT`, classes balanced by `BALANCE`."""
    weights = np.zeros(len(row))
    sets = rows.set.to_numpy()[row]
    for name, share in WEIGHT.items():
        inside = sets == name
        if inside.any():
            positive = label[inside].mean()
            of = np.where(label[inside] == 1, positive**-BALANCE, (1 - positive) ** -BALANCE)
            weights[inside] = share * of / of.sum() * len(row) / len(WEIGHT)
    return weights


def fit_sentences(
    m: Material, train: NDArray[np.bool_], features: pd.DataFrame, tones: NDArray[np.float64], weight_of: NDArray[np.float64]
) -> tuple[pd.Series, NDArray[np.float64], float]:
    """Weights of the named features, of the basis of tone, and the intercept.

    No category of cues weighs less than 0: one that would is left out, and the rest fitted again.
    """
    spread = features[train].std().replace(0, 1)
    tone_spread = tones[train].std(0)
    tone_spread[tone_spread == 0] = 1
    sets = pd.get_dummies(m.data.rows.set).astype(float).to_numpy()[m.data.row] * 3
    middle, tone_middle = features[train].mean(), tones[train].mean(0)
    named = ((features - middle) / spread).to_numpy()
    k = features.shape[1]
    is_cue = features.columns.isin({row.category for row in lexicon("loaded_language").rows})
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000)
    negative = np.zeros(k, dtype=bool)
    while True:
        named[:, negative] = 0
        matrix = np.hstack([named, (tones - tone_middle) / tone_spread * TONE, sets])
        model.fit(matrix[train], m.data.label[train], sample_weight=weight_of[train])
        below = is_cue & (model.coef_[0, :k] < 0)
        if not below.any():
            break
        negative |= below
    weights = pd.Series(model.coef_[0, :k], features.columns) / spread
    tone = model.coef_[0, k : k + tones.shape[1]] * TONE / tone_spread
    return weights, tone, float(-(weights @ middle) - tone @ tone_middle)


NAMES = {"babe": "babe", "basil": "basil lexical", "ptc": "ptc loaded", "clef": "clef subjectivity"}


def report(m: Material, scores: NDArray[np.float64], name: str) -> dict[str, float]:
    """AUC of rows on what was left out, printed."""
    figures = {}
    rows = m.data.rows.assign(score=m.data.best(scores))
    parts = []
    for of, part in rows.groupby("set", sort=False):
        figures[f"sentences.loaded: {NAMES[of]}, AUC"] = value = roc_auc_score(part.label, part.score)
        parts.append(f"{of} {value:.3f}")
        if of == "babe":
            inside = [roc_auc_score(p.label, p.score) for _, p in part.groupby("outlet")]
            figures["sentences.loaded: babe, mean AUC within outlet"] = np.mean(inside)
            parts.append(f"within outlet {np.mean(inside):.3f} ({' '.join(f'{a:.3f}' for a in inside)})")
    print(f"{name:32}", "  ".join(parts), flush=True)
    return figures


def main() -> None:
    """Validate, fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dry-run", action="store_true", help="validate only")
    options = parser.parse_args()
    m = material(options.data)
    FIXED.update(sentence_features(m.data.document))
    FIXED.pop("background: tone")
    document = m.data.document
    n_words = np.maximum(document.sentences.words, 1)
    basis = tone_basis(m)
    present = m.word >= 0
    of = np.repeat(np.arange(len(n_words)), document.sentences.words)
    bag = sp.csr_matrix((np.ones(present.sum()), (of[present], m.word[present])), shape=m.holds.shape)
    tones = sp.diags(1 / np.sqrt(n_words + 1)) @ bag @ basis
    weight_of = sample_weights(m.data.rows, m.data.row, m.data.label)
    fold = m.data.rows.fold.to_numpy()[m.data.row]

    def out_of_fold(train: NDArray[np.bool_]) -> pd.DataFrame:
        """Features of the training sentences, each from words and cues fitted without its own fold."""
        parts = []
        for inner in range(FOLDS):
            rest = train & (fold != inner)
            if (train & (fold == inner)).any():
                marked = fit_marked(m, rest)
                parts.append(named_features(m, fit_cue_weights(m, rest, marked), marked)[fold == inner])
        return pd.concat(parts).sort_index().reindex(range(len(fold))).fillna(0.0)

    scores = {name: np.zeros(len(fold)) for name in ("all", "named features only", "cues only")}
    for outer in range(FOLDS):
        train, test = fold != outer, fold == outer
        features = out_of_fold(train)
        marked = fit_marked(m, train)
        tested = named_features(m, fit_cue_weights(m, train, marked), marked)
        cues = [name for name in features if not name.startswith("background")]
        for name, chosen, basis_of in (
            ("all", list(features), tones),
            ("named features only", list(features), tones[:, :1] * 0),
            ("cues only", cues, tones[:, :1] * 0),
        ):
            weights, tone, intercept = fit_sentences(m, train, features[chosen], basis_of, weight_of)
            score = (tested[chosen] @ weights).to_numpy() + basis_of @ tone + intercept
            scores[name][test] = score[test]
    figures = {name: report(m, score, name) for name, score in scores.items()}

    # Calibration: logit of a row's highest sentence against experts' majority, on outlets left out.
    best = m.data.best(scores["all"])
    babe = (m.data.rows.set == "babe").to_numpy()
    scale = LogisticRegression(C=1e6).fit(best[babe, None], m.data.rows.label[babe])
    slope, shift = float(scale.coef_[0, 0]), float(scale.intercept_[0])
    print(f"calibration: slope {slope:.3f} shift {shift:.3f}")
    if options.dry_run:
        return
    record_left_out(figures["all"])
    everything = np.ones(len(fold), dtype=bool)
    features = out_of_fold(everything)
    marked = fit_marked(m, everything)
    cue_weights = fit_cue_weights(m, everything, marked)
    weights, tone, intercept = fit_sentences(m, everything, features, tones, weight_of)
    write_columns(m.words, marked=marked, tone=(basis @ tone) * slope)
    _write_cues(cue_weights)
    _write_model(weights * slope, intercept * slope + shift)


def _write_cues(weights: NDArray[np.float64]) -> None:
    rows = lexicon("loaded_language").rows
    with (PACKAGE / "lexicons" / "loaded_language.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        for row, weight in zip(rows, weights.tolist(), strict=True):
            out.writerow([row.cue, row.category, f"{weight:g}", row.context, row.example, row.counterexample, row.origin])


def _write_model(weights: pd.Series, intercept: float) -> None:
    lines = [f'"{name}" = {weight:.4f}' for name, weight in weights.items()] + ['"background: tone" = 1']
    head = "# Logistic regression on BABE, BASIL, PTC and CLEF, by benchmarks/fit_loaded.py.\n[weights]\n"
    target = PACKAGE / "metrics" / "loaded_sentences.toml"
    target.write_text(head + f"intercept = {intercept:.4f}\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(target.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

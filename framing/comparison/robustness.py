"""Robustness: whether a verdict still holds when what it may hang on is taken out of the articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.comparison.difference import difference, holm, verdict
from framing.voice import attributed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.comparison.difference import Difference
    from framing.comparison.event import Event
    from framing.metric import Array, Metric

STRONGEST: Final = "without the strongest cue"
LONGEST: Final = "without the longest sentence"
PROSE: Final = "on prose only"
ATTRIBUTED: Final = "without attributed cues"


def robustness(event: Event, metric: Metric, family: Sequence[Difference]) -> dict[tuple[str, str], str]:
    """For each pair of outlets one line on whether the verdict on this metric holds with parts of the articles taken out.

    The articles are measured again without the strongest cue of the higher outlet (for reading ease, which has no cues, without
    its longest sentence), on prose only, and without cues in clauses that are reported as somebody's words or view. The verdict
    holds if it comes out the same with the new p in its `family`.
    """
    document = event.body
    found = {(row.a, row.b): number for number, row in enumerate(family) if row.metric == metric.column}
    blocks = [(block.start, block.end) for block in document.blocks if block.kind != "prose"]
    variants: dict[str, dict[tuple[str, str], Difference]] = {name: {} for name in _names(metric)}
    for outlet in event.outlet_names:
        pairs = [pair for pair, number in found.items() if outlet == pair[family[number].difference < 0]]
        strongest = _strongest(event, metric, outlet)
        variants[next(iter(variants))] |= _again(event, [strongest] if strongest else [], metric, pairs)
    variants[PROSE] = _again(event, blocks, metric, list(found))
    if ATTRIBUTED in variants:
        variants[ATTRIBUTED] = _again(event, _attributed(event, metric), metric, list(found))

    lines = {}
    p = np.array([row.p for row in family])
    said = [verdict(row, adjusted) for row, adjusted in zip(family, holm(p).tolist(), strict=True)]
    for pair, number in found.items():
        holds: dict[bool, list[str]] = {True: [], False: []}
        for name, again in variants.items():
            changed = p.copy()
            changed[number] = again[pair].p
            holds[verdict(again[pair], float(holm(changed)[number])) == said[number]].append(name)
        parts = [f"{word} {', '.join(holds[key])}" for key, word in ((True, "holds"), (False, "does not hold")) if holds[key]]
        lines[pair] = "; ".join(parts)
    return lines


def _names(metric: Metric) -> tuple[str, ...]:
    return (LONGEST, PROSE) if metric.find is None else (STRONGEST, PROSE, ATTRIBUTED)


def _again(
    event: Event, spans: Sequence[tuple[int, int]], metric: Metric, pairs: list[tuple[str, str]]
) -> dict[tuple[str, str], Difference]:
    """The differences with these stretches of the bodies' document taken out."""
    document = event.body
    texts = [article.text for article in event.articles]
    for start, end in sorted(spans, reverse=True):
        number = int(np.searchsorted(document.article_start, start, side="right")) - 1
        offset = int(document.article_start[number])
        texts[number] = texts[number][: start - offset] + texts[number][end - offset :]
    articles = tuple(replace(article, text=text) for article, text in zip(event.articles, texts, strict=True))
    return {(row.a, row.b): row for row in difference(replace(event, articles=articles), metric, pairs)}


def _of(event: Event, outlet: str, sentences: Array) -> Array:
    """Which of these sentences are in an article of the outlet."""
    own: Array = np.array([name == outlet for name in event.outlets])[event.body.sentences.article[sentences]]
    return own


def _strongest(event: Event, metric: Metric, outlet: str) -> tuple[int, int] | None:
    """Where the outlet's heaviest cue stands, the first of several; for a metric without cues its longest sentence."""
    sentences = event.body.sentences
    if metric.find is None:
        words = np.where(_of(event, outlet, np.arange(len(sentences))) & sentences.is_prose, sentences.words, 0)
        number = int(words.argmax())
        return (int(sentences.start[number]), int(sentences.end[number])) if words[number] else None
    cues = event.body.once(metric.find)
    counted = _of(event, outlet, cues.sentence) & _counted(event, metric)
    if not counted.any():
        return None
    start, end = cues.spans(event.body)
    number = int(np.where(counted, cues.weight, -1).argmax())
    return int(start[number]), int(end[number])


def _counted(event: Event, metric: Metric) -> Array:
    """Which of the cues feed the metric, by their voice."""
    assert metric.find is not None  # noqa: S101  (the callers see to it)
    cues = event.body.once(metric.find)
    return np.ones(len(cues), dtype=bool) if metric.voice is None else cues.quoted == (metric.voice == "quoted")


def _attributed(event: Event, metric: Metric) -> list[tuple[int, int]]:
    """Where cues stand that are attributed to somebody."""
    assert metric.find is not None  # noqa: S101
    cues = event.body.once(metric.find)
    start, end = cues.spans(event.body)
    at = np.flatnonzero((cues.first_word >= 0) & _counted(event, metric))
    at = at[event.body.once(attributed_words)[cues.first_word[at]]]
    return list(zip(start[at].tolist(), end[at].tolist(), strict=True))

"""Report: a page on a scored corpus, with charts and tables per outlet and over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from framing.corpus.manifest import FILE, read_manifest
from framing.corpus.summary import OTHERS, UNNAMED, summarise
from framing.corpus.sums import LEAST
from framing.metrics import MAIN, METRICS
from framing.output import write_together
from framing.tables import any_text

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from framing.corpus.summary import Summary
    from framing.metric import Metric

DRAWN: Final = (*MAIN[:1], "loaded_sentences", *MAIN[1:])
"""Scores that have charts."""
NAMES: Final = {UNNAMED: "no outlet named"}
"""How outlets are shown whose names are not what is to be read."""
_DOTS: Final = 20  # outlets in a chart of means
_LINES: Final = 7  # outlets in a chart over time
_CHUNK: Final = 20_000  # rows that are made text at a time


@any_text
def write_corpus_report(scores: str | os.PathLike[str], path: str | os.PathLike[str]) -> Path:
    """Write a page on a scored corpus: the means of outlets and months, as charts and tables.

    The page is one self-contained HTML file that carries no script and loads nothing. Beside it stand all means as
    ``outlets.csv`` and ``months.csv``. See `summarise` for what the means and intervals are.

    Parameters
    ----------
    scores : path
        The folder that `score_corpus` wrote. An unfinished run is reported with a note that says so.
    path : path
        The page to write; folders on the way are made.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    ValueError
        If the folder holds no scores, or they cannot be read.
    OSError
        If a file cannot be written; earlier ones are then as they were.

    Examples
    --------
    >>> from framing.corpus import score_corpus
    >>> write_corpus_report(score_corpus("seeds", "reports/scores").target, "reports/corpus.html").name
    'corpus.html'
    """
    target = Path(path)
    manifest = read_manifest(Path(scores))
    if manifest is None:
        raise ValueError(f"{scores}: has no {FILE}; give the folder in which a corpus was scored.")
    settings, result = manifest["settings"], manifest["result"]
    summary = summarise(scores)
    stamp = f"{settings.get('framing', 'unknown version')}, word lists {settings.get('lists', 'unknown')}"
    if settings.get("corrections"):
        stamp += f" with {len(settings['corrections'])} correction{'s' if len(settings['corrections']) != 1 else ''}"
    contents: dict[Path, str | bytes] = {
        target.with_name("outlets.csv"): _csv(summary.outlets, stamp),
        target.with_name("months.csv"): _csv(summary.months, stamp),
        target: _page(summary, settings, result, stamp, has_failed=(Path(scores) / "failed.parquet").exists()),
    }
    write_together(contents)
    return target


def _source(settings: Mapping[str, Any]) -> list[str]:
    """What was scored, as the manifest names it."""
    source = settings.get("source")
    if not isinstance(source, dict):
        return []
    size = source.get("bytes")
    said = [source.get("name"), f"{size:,} bytes" if isinstance(size, int) else None]
    digest = source.get("sha256")
    return [str(part) for part in [*said, f"SHA-256 {digest}" if digest else None] if part]


def _page(summary: Summary, settings: Mapping[str, Any], result: Mapping[str, Any], stamp: str, *, has_failed: bool) -> str:
    from framing.report.templating import render_template

    measured = set(summary.outlets.metric)
    metrics = {metric.column: metric for metric in METRICS if metric.column in measured}
    months = sorted(summary.months.month.unique())
    dots, lines = _largest(summary.outlets, _DOTS), _largest(summary.months, _LINES)
    drawn = [metrics[column] for column in DRAWN if column in metrics]
    outlets = summary.outlets.outlet.unique()
    return render_template(
        "corpus.html",
        articles=summary.articles,
        n_named=sum(outlet not in {UNNAMED, OTHERS} for outlet in outlets) + summary.merged,
        unnamed=UNNAMED in outlets,
        merged=summary.merged,
        undated=summary.undated,
        unreadable=summary.unreadable,
        months=months,
        most=(_DOTS, _LINES),
        hidden=(max(0, len(outlets) - len(dots)), max(0, summary.months.outlet.nunique() - len(lines))),
        least=LEAST,
        complete=result.get("complete") is True,
        scored=result.get("scored", summary.articles),
        failed=result.get("failed"),
        has_failed=has_failed,
        made_by=stamp,
        source=_source(settings),
        drawn=[
            {
                **_tabled(metric, summary.outlets),
                "dots": _dots(metric, summary.outlets, dots),
                "time": _time(metric, summary.months, lines) if len(months) > 1 else None,
                "months": _monthly(metric, summary.months, lines) if len(months) > 1 else None,
            }
            for metric in drawn
        ],
        others=[_tabled(metric, summary.outlets) for metric in metrics.values() if metric not in drawn],
    )


def _largest(table: pd.DataFrame, most: int) -> list[str]:
    """The outlets with most articles, in the order of the table; not what is summed up of the others."""
    if table.empty:
        return []
    one = table[(table.metric == table.metric.iloc[0]) & (table.outlet != OTHERS)]
    sizes = (one.articles + one.missing).groupby(one.outlet, sort=False).sum()
    chosen = set(sizes.sort_values(ascending=False, kind="stable").index[:most])
    return [outlet for outlet in sizes.index if outlet in chosen]


def _dots(metric: Metric, table: pd.DataFrame, outlets: Sequence[str]) -> dict[str, Any]:
    from framing.charts.outlet_means import outlet_means
    from framing.report.figures import figure

    return figure(outlet_means(table[table.outlet.isin(outlets)], metric=metric.column, unit=metric.unit, names=NAMES))


def _time(metric: Metric, table: pd.DataFrame, outlets: Sequence[str]) -> dict[str, Any]:
    from framing.charts.over_time import scores_over_time
    from framing.report.figures import figure

    return figure(scores_over_time(table[table.outlet.isin(outlets)], metric=metric.column, unit=metric.unit, names=NAMES))


def _tabled(metric: Metric, table: pd.DataFrame) -> dict[str, Any]:
    """A score in words, and its means by outlet."""
    reasons = [need.reason for need in metric.needs] + (["not English"] if metric.language == "en" else [])
    return {
        "column": metric.column,
        "meaning": metric.meaning,
        "unit": metric.unit,
        "reasons": list(dict.fromkeys(reasons)),
        "rows": [
            {"outlet": _shown(row["outlet"]), "n": row["articles"], "missing": row["missing"], **_said(row)}
            for row in table[table.metric == metric.column].to_dict("records")
        ],
    }


def _monthly(metric: Metric, table: pd.DataFrame, outlets: Sequence[str]) -> dict[str, Any]:
    """The means of some outlets with a row per month."""
    rows = table[(table.metric == metric.column) & table.outlet.isin(outlets)].to_dict("records")
    cells = {(row["month"], row["outlet"]): {"n": row["articles"], **_said(row)} for row in rows}
    none = {"n": 0, "mean": "–", "interval": "", "sd": "–"}
    return {
        "names": [_shown(outlet) for outlet in outlets],
        "rows": [
            (month, [cells.get((month, outlet), none) for outlet in outlets])
            for month in sorted({row["month"] for row in rows})
        ],
    }


def _shown(outlet: str) -> str:
    """An outlet's name as tables show it."""
    from framing.charts.axes import short
    from framing.charts.phrases import name_of

    return NAMES.get(outlet) or (outlet if short(outlet) else name_of(outlet))


def _said(row: Mapping[Any, Any]) -> dict[str, str]:
    """Mean, interval and spread as a table shows them."""
    from framing.charts.outlet_means import score

    mean, low, high, sd = ("–" if row[name] != row[name] else score(row[name]) for name in ("mean", "low", "high", "sd"))
    return {"mean": mean, "interval": f"{low}\u00a0to\u00a0{high}" if low != "–" else "", "sd": sd}


def _csv(table: pd.DataFrame, stamp: str) -> str:
    """The table as CSV, guarded against formulas; made in parts, since all its cells as Python's own would take much memory."""
    from framing.export.cells import columns_of
    from framing.export.losses import Losses
    from framing.export.separated import to_text

    starts = range(0, max(1, len(table)), _CHUNK)
    parts = [to_text(columns_of(table.iloc[start : start + _CHUNK]), stamp, ",", Losses()) for start in starts]
    return "".join([parts[0], *(part.partition("\n")[2] for part in parts[1:])])

"""Installed metrics: those that other packages of the environment offer."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, Final

from framing.metric import Metric
from framing.metrics import METRICS

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP: Final = "framing.metrics"


def installed_metrics() -> tuple[Metric, ...]:
    """The metrics that installed packages offer, in the order of the names of their entry points.

    A package offers them by an entry point of the group ``framing.metrics`` that is a `Metric` or a tuple of them, in its
    ``pyproject.toml``::

        [project.entry-points."framing.metrics"]
        greed = "my_package:GREED"

    No such package is loaded until this is called, and none is ever used unasked.

    Returns
    -------
    tuple of Metric

    Raises
    ------
    ValueError
        If a package cannot be loaded, offers something else, or a column that exists already; the message names the package
        and the entry point.

    Examples
    --------
    >>> import framing
    >>> analysis = framing.analyse(["Turnout may fall."], metrics=[*framing.METRICS, *installed_metrics()])
    """
    taken = dict.fromkeys((metric.column for metric in METRICS), "framing itself")
    found: list[Metric] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, _package(point))):
        told = f"the package {_package(point)!r}, entry point {point.name!r} ({GROUP}): "
        for metric in _offered(point, told):
            if metric.column in taken:
                raise ValueError(
                    f"{told}its column {metric.column!r} is also one of {taken[metric.column]}. Uninstall one of them."
                )
            taken[metric.column] = f"the package {_package(point)!r}"
            found.append(metric)
    return tuple(found)


def _offered(point: EntryPoint, told: str) -> tuple[Metric, ...]:
    try:
        offered: Any = point.load()
    except Exception as error:  # what a foreign package may raise when it is imported
        reason = f"{type(error).__name__}: {error}"
        raise ValueError(f"{told}{point.value} cannot be loaded ({reason}). Update or uninstall the package.") from error
    metrics = (offered,) if isinstance(offered, Metric) else offered
    if not isinstance(metrics, tuple) or not all(isinstance(metric, Metric) for metric in metrics):
        raise ValueError(
            f"{told}{point.value} is neither a framing.Metric nor a tuple of them. Update or uninstall the package."
        )
    return metrics


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "without a name"

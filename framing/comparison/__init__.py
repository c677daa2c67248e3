"""Compare: articles on the same event set side by side; every table is a function of an Event."""

from framing.comparison.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]

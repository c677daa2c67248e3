"""``python -m framing``."""

from framing.cli import entry

entry()

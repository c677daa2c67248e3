"""Coding: sheets for people who code the same sentences, and how far they agree with each other and with the tool."""

from framing.coding.agreement import Agreement, agreement
from framing.coding.krippendorff import alpha
from framing.coding.sheet import write_coding_sheet

__all__ = ["Agreement", "agreement", "alpha", "write_coding_sheet"]

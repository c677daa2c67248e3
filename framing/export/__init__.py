"""Export: every table in files of every common format, and back; an analysis saved and loaded."""

from framing.export.read import read_table
from framing.export.saved import load
from framing.export.target import target_of
from framing.export.write import write_tables

__all__ = ["load", "read_table", "target_of", "write_tables"]

"""The report: an Analysis becomes one self-contained HTML page."""

from framing.report.page import write_report

__all__ = ["write_report"]

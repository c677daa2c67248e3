"""The report: an Analysis becomes self-contained HTML pages."""

from framing.report.site import write_report

__all__ = ["write_report"]

"""PDF: a page printed by the Chromium or Chrome of this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from framing.output import write_whole

BROWSERS: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_FLAGS: Final = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
)
_SECONDS: Final = 120
_NOTHING: Final = subprocess.DEVNULL  # a pipe that a helper of the browser keeps open would outlast the time allowed
_FILE_LINK: Final = re.compile(rb'<a href="(?!#|https?:)[^"]*"')  # printed, it would hold this machine's folders
_DATE: Final = re.compile(rb"\(D:\d{14}")


def find_browser() -> str:
    """The program that can print.

    Raises
    ------
    ValueError
        If there is none.
    """
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    raise ValueError(
        "a PDF needs Chromium or Chrome, and none was found. Install one, or open the page in a browser and print it to PDF."
    )


def print_pdf(page: Path, browser: str) -> Path:
    """Print a page to a PDF beside it, with a fresh profile.

    Links to other pages are text in it, and the dates that the browser writes are set to one day. Two PDFs of one page look
    the same, but need not be the same bytes.

    Raises
    ------
    OSError
        If the PDF cannot be written; an earlier one is then as it was.
    ValueError
        If the browser fails, takes longer than two minutes, or prints half a page; an earlier PDF is then as it was.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        printed, copy = Path(folder, "page.pdf"), Path(folder, "page.html")
        copy.write_bytes(_FILE_LINK.sub(b"<a", page.read_bytes()))
        # Chromium's sandbox cannot start for root; the page has no script and may load nothing.
        command = [browser, *_FLAGS, *_root_flags(), f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}"]
        try:
            subprocess.run(  # noqa: S603  (a program found by name, and a file we wrote)
                [*command, copy.as_uri()], check=True, stdout=_NOTHING, stderr=_NOTHING, timeout=_SECONDS
            )
            content = printed.read_bytes()
            if not (content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")):
                raise EOFError
        except (subprocess.SubprocessError, OSError, EOFError) as error:
            raise ValueError(
                f"{page}: {Path(browser).name} could not print it ({type(error).__name__}). See that {tempfile.gettempdir()} "
                "has space left, or open the page in a browser and print it to PDF."
            ) from error
    return write_whole(page.with_suffix(".pdf"), _DATE.sub(b"(D:20000101000000", content))


def _root_flags() -> list[str]:
    return ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []

"""Manifest: what a folder of scores was made of and how, so that a run goes on only with its like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from framing.output import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE: Final = "manifest.json"
_WORDS: Final = {
    "framing": "another version of framing",
    "lists": "other word lists",
    "source": "another source, or one that was changed",
    "chunk_size": "another chunk size",
    "evidence": "evidence or none",
    "metrics": "other metrics",
    "corrections": "other corrections",
    "columns": "other columns",
    "encoding": "another encoding",
    "limits": "other limits",
}


def read_manifest(target: Path) -> dict[str, Any] | None:
    """The manifest of a folder of scores; None if it has none.

    Raises
    ------
    ValueError
        If it cannot be read.
    """
    try:
        found = json.loads((target / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        found = None
    if isinstance(found, dict) and all(isinstance(found.get(name), dict) for name in ("settings", "result")):
        return found
    raise ValueError(f"{target / FILE}: is not as it was written. Score the corpus anew with --restart (resume=False).")


def write_manifest(target: Path, settings: Mapping[str, Any], result: Mapping[str, Any]) -> None:
    """Write it; the same run gives the same bytes."""
    text = json.dumps({"settings": settings, "result": result}, indent=1, ensure_ascii=False, sort_keys=True)
    write_whole(target / FILE, text + "\n")


def check_same(target: Path, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Refuse to go on with a run of other settings.

    Raises
    ------
    ValueError
        If they differ; the message names each.
    """
    differing = [name for name in now if json.loads(json.dumps(now[name])) != before.get(name)]
    if differing:
        told = ", ".join(f"{_WORDS[name]} ({before.get(name)} before, {now[name]} now)" for name in differing)
        raise ValueError(
            f"{target}: was begun with {told}. Go on with the same, name another folder, or start anew with --restart "
            "(resume=False), which deletes what is there."
        )

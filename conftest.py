"""A folder of its own for each doctest; stands here since a fixture of ``tests`` does not reach doctests in ``framing``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent / "seeds"


@pytest.fixture(autouse=True)
def _own_folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Doctests read ``seeds`` and write ``reports``: give each a copy, so that none writes into the checkout."""
    if isinstance(request.node, pytest.DoctestItem):
        shutil.copytree(SEEDS, tmp_path / "seeds")
        monkeypatch.chdir(tmp_path)

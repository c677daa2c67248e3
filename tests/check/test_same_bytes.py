"""Same input, same bytes out, whatever the seed of the hashes."""

import os
import subprocess
import sys

from tests.conftest import SEEDS


def outputs(folder, seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    for arguments in (
        ["report", "-o", folder],
        ["score", "-o", folder / "s.csv"],
        ["score", "-o", folder / "s.json"],
        ["score", "-o", folder / "s.xlsx"],
        ["score", "-o", folder / "s.parquet"],
        ["compare", "-o", folder / "c.json"],
        ["compare", "-o", folder / "c.xlsx"],
    ):
        command = [sys.executable, "-m", "framing", arguments[0], SEEDS, *arguments[1:]]
        subprocess.run(list(map(str, command)), env=environment, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_hash_seed_changes_nothing(tmp_path):
    found = []
    for seed in ("0", "1", "random"):
        (tmp_path / seed).mkdir()
        found.append(outputs(tmp_path / seed, seed))
    assert found[0] == found[1] == found[2]

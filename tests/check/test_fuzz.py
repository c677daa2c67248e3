"""Every reader holds against twenty seconds of atheris; ``tests/check/fuzz.py`` runs longer by hand."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("atheris", reason="atheris runs on Linux on x86-64 only")
FUZZ = Path(__file__).with_name("fuzz.py")
READERS = re.findall(
    r"[\w.]+", subprocess.run([sys.executable, FUZZ, "--list"], capture_output=True, text=True, check=True).stdout
)


@pytest.mark.parametrize("reader", READERS)
def test_nothing_uncaught_in_twenty_seconds(reader):
    done = subprocess.run([sys.executable, FUZZ, reader], capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    runs = int(re.search(r"number_of_executed_units: (\d+)", done.stderr).group(1))
    print(f"{reader}: {runs:,} runs")
    assert runs > 100

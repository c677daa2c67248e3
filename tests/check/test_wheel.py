"""The wheel, outside the checkout, on every Python found: it runs, and gives the same bytes on each."""

import os
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT, SEEDS

# `make check` makes an environment for each supported Python of this machine.
ENVIRONMENTS = sorted((ROOT / "build").glob("python3.*"))
PROGRAM = "Scripts" if sys.platform == "win32" else "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--quiet",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_lists_and_templates_and_no_seeds(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "lexicons/hedges.csv",
        "lexicons/synonyms.csv",
        "lexicons/syllables.txt",
        "report/templates/report.html",
        "charts/framing.mplstyle",
        "agreement.csv",
        "metrics/reading_ease.toml",
        "py.typed",
    ):
        assert f"framing/{part}" in names
    assert not any("seeds" in name or "outlet-" in name or name.startswith("tests") for name in names)
    assert any(name.endswith("licenses/framing/lexicons/syllables.LICENSE") for name in names)
    assert wheel.stat().st_size < 3_000_000


def test_every_python_gives_the_same_bytes(wheel, tmp_path):
    assert ENVIRONMENTS, "no environments in build/: run `make check`"
    outputs = {}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    for python in ENVIRONMENTS:
        install = ["-m", "pip", "install", "--no-deps", "--no-index", "--force-reinstall", "--quiet", str(wheel)]
        subprocess.run([python / PROGRAM / "python", *install], check=True)
        target = tmp_path / python.name
        for arguments in (
            ["report", SEEDS, "-o", target],
            ["score", SEEDS, "-o", target / "s.csv"],
            ["score", SEEDS, "-o", target / "s.json"],
            ["score", SEEDS, "-o", target / "s.xlsx"],
            ["compare", SEEDS, "-o", target / "c.json"],
        ):
            subprocess.run(
                [python / PROGRAM / "framing", *arguments], cwd=tmp_path, env=environment, check=True, capture_output=True
            )
        outputs[python.name] = {path.name: path.read_bytes() for path in sorted(target.iterdir())}
    print("same bytes on", ", ".join(outputs))
    first = next(iter(outputs.values()))
    assert sorted(first) == ["c.json", "report.html", "s.codebook.md", "s.csv", "s.json", "s.xlsx"]
    for name, files in outputs.items():
        assert files == first, name

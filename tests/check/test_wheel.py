"""The wheel, outside the checkout, on every Python found: it runs, and gives the same bytes on each."""

import os
import re
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT, SEEDS

# `make check` makes an environment for each supported Python of this machine.
ENVIRONMENTS = sorted((ROOT / "build").glob("python3.*"))
LOWEST = sorted((ROOT / "build").glob("lowest3.*"))
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


def run(wheel, environment, folder, *arguments, code=0):
    """Run the command line of the wheel in that environment; it is installed into the folder, so that tests do not meet."""
    python, site = environment / PROGRAM / "python", folder / f"site-{environment.name}"
    if not site.exists():
        install = ["-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", str(site), str(wheel)]
        subprocess.run([python, *install], check=True)
    done = subprocess.run(
        [python, next((site / "bin").glob("framing*")), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(site)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stderr
    return done.stderr


def test_every_python_gives_the_same_bytes(wheel, tmp_path):
    assert ENVIRONMENTS, "no environments in build/: run `make check`"
    outputs = {}
    for python in ENVIRONMENTS:
        target = tmp_path / python.name
        for arguments in (
            ["report", SEEDS, "-o", target],
            ["score", SEEDS, "-o", target / "s.csv"],
            ["score", SEEDS, "-o", target / "s.json"],
            ["score", SEEDS, "-o", target / "s.xlsx"],
            ["compare", SEEDS, "-o", target / "c.json"],
        ):
            run(wheel, python, tmp_path, *arguments)
        outputs[python.name] = {path.name: path.read_bytes() for path in sorted(target.iterdir())}
    print("same bytes on", ", ".join(outputs))
    first = next(iter(outputs.values()))
    assert sorted(first) == ["c.json", "report.html", "s.codebook.md", "s.csv", "s.json", "s.xlsx"]
    for name, files in outputs.items():
        assert files == first, name


def test_the_lowest_versions_give_the_same_scores(wheel, tmp_path):
    assert [path.name[-4:] for path in LOWEST] == [path.name[-4:] for path in ENVIRONMENTS], "run `make check`"
    tables = set()
    for python in [*ENVIRONMENTS, *LOWEST]:
        target = tmp_path / python.name
        for arguments in (["report", SEEDS, "-o", target], ["score", SEEDS, "-o", target / "scores.csv"]):
            run(wheel, python, tmp_path, *arguments)
        assert "North Korea STRIKES" in re.sub("<[^>]*>", "", (target / "report.html").read_text(encoding="utf-8"))
        tables.add((target / "scores.csv").read_bytes())
    print("same scores in", ", ".join(python.name for python in [*ENVIRONMENTS, *LOWEST]))
    assert len(tables) == 1


@pytest.mark.parametrize(
    ("name", "extra", "command"),
    [
        ("page.html", "web", "score"),
        ("page.docx", "documents", "score"),
        ("page.pdf", "documents", "score"),
        ("news.xlsx", "documents", "score"),
        ("news.parquet", "scale", "score"),
        ("news.csv", "scale", "corpus"),
        ("scores", "scale", "corpus-report"),
    ],
)
def test_the_base_installation_names_the_extra_that_is_missing(wheel, tmp_path, name, extra, command):
    source = tmp_path / name
    if command == "corpus-report":
        source.mkdir()
        (source / "manifest.json").write_text('{"settings": {}, "result": {}}', encoding="utf-8")
    else:
        source.write_text("text\nTurnout may fall.\n", encoding="utf-8")
    target = {"score": "scores.csv", "corpus": "scores/", "corpus-report": "report"}[command]
    arguments = [command.replace("corpus", "score") if command == "corpus" else command, source, "-o", f"{tmp_path}/{target}"]
    told = run(wheel, ENVIRONMENTS[0], tmp_path, *arguments, code=2)
    assert f"pip install 'framing[{extra}]'" in told
    assert "Traceback" not in told

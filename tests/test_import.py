import importlib
import pkgutil
import subprocess
import sys

import pytest

import framing

HEAVY = {"pandas", "matplotlib", "sklearn", "nltk", "textstat", "jinja2", "numpy", "scipy", "tqdm", "sentencex"}


def loaded_by(code):
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(' '.join(sys.modules))"], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in shown.stdout.split()}


def test_import_loads_nothing_heavy():
    assert loaded_by("import framing") & HEAVY == set()


def test_scoring_imports_neither_textstat_nor_drawing():
    assert (
        loaded_by("import framing; framing.analyse(['One.'] * 5).scores") & {"textstat", "nltk", "matplotlib", "jinja2"}
        == set()
    )


def test_every_public_name_is_there_and_described():
    for name in framing.__all__:
        assert getattr(framing, name) is not None
        assert name in dir(framing)
        if name not in {"METRICS", "__version__"}:
            assert getattr(framing, name).__doc__.strip()


def test_a_name_that_is_not_there_is_named():
    with pytest.raises(AttributeError, match="analyze"):
        _ = framing.analyze


def test_every_module_can_be_imported_on_its_own():
    # Each in a fresh interpreter's order would take minutes; a circle shows when a module is imported first of its package.
    for module in pkgutil.walk_packages(framing.__path__, "framing."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

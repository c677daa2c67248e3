import re

import framing
from framing.cli import main
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_metrics_is_today_s(capsys):
    assert main(["metrics", "--markdown"]) == 0
    table = capsys.readouterr().out.strip()
    begin, end = "keeps it so -->\n", "\n<!-- end of metrics -->"
    assert README.partition(begin)[2].partition(end)[0].strip() == table
    assert all(f"`{metric.column}`" in table for metric in framing.METRICS)


def test_the_python_of_the_readme_runs(tmp_path, monkeypatch):
    import shutil

    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    assert (tmp_path / "reports" / "report.html").exists()


def test_links_in_the_readme_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target

import json
import re

import numpy as np
import pytest

from framing.corpus import report
from framing.corpus.report import DRAWN, write_corpus_report
from framing.corpus.summary import summarise
from framing.export import read_table
from tests.corpus.scored import COLUMNS, corpus, months, page_of, plain, rows, write


def alt_of(page, title):
    found = re.search(rf"<title id=[^>]*>{title}</title><desc [^>]*>([^<]*)", page)
    assert found, re.findall(r"<title id=[^>]*>([^<]*)", page)
    return found[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with scores and their report."""
    folder = tmp_path_factory.mktemp("page")
    page_of(folder, corpus(), failed=2)
    return folder


@pytest.fixture(scope="module")
def page(made):
    return (made / "report" / "corpus.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def summary(made):
    return summarise(made / "scores")


def test_it_says_what_was_scored(page):
    said = plain(page)
    assert "108 articles of 3 outlets, 2021-01 to 2021-03." in said
    for words in (
        "Articles that could not be scored 2",
        "news.csv, 12,345 bytes",
        "ab" * 32,
        "framing 0.1.0, word lists 0123456789ab",
    ):
        assert words in said
    assert "not finished" not in said
    assert "articles on one event are not independent of one another" in said


def test_every_drawn_score_has_two_charts_and_two_tables(page):
    assert page.count("<svg") == 2 * len(DRAWN) == 10
    assert page.count("<table") == 5 + len(COLUMNS)
    assert [name for name in re.findall(r'<h2 id="([^"]*)"', page) if name in COLUMNS] == list(DRAWN)
    for column in COLUMNS:
        assert f'aria-label="By outlet: {column.replace("_", " ")}"' in page


def test_it_runs_nothing_and_loads_nothing(page):
    assert not re.search(r"<script|<link|<img|<iframe|\bon\w+=|@import|url\((?!#)", page)
    addresses = set(re.findall(r"https?://[^\"'<> ]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "default-src &#39;none&#39;" in page


def test_no_outlet_is_ranked_and_no_verdict_given(page):
    said = plain(page).lower()
    assert not re.search(r"\b(bias\w*|rank\w*|best|worst|top)\b", said)
    for table in re.findall(r'aria-label="By outlet.*?</table>', page, re.DOTALL):
        assert re.findall(r'<th scope="row" dir="auto">([^<]*)', table) == ["Anchor", "Gull", "Herald"]


def test_alt_texts_and_tables_give_the_figures(tmp_path):
    # Gull: 0.2 in January, 0.4 in February; Herald: 0.3 throughout.
    outlets, dates = ["Gull"] * 24 + ["Herald"] * 12, ["2021-01-01"] * 12 + ["2021-02-01"] * 12 + ["2021-01-01"] * 12
    values = [0.2] * 12 + [0.4] * 12 + [0.3] * 12
    page = page_of(tmp_path, rows(outlets, dates, hedging_ratio=values))
    # Gull: sd √(24 · 0.01 / 23) = 0.10215, t(23) = 2.06866: ± 0.04313.
    assert alt_of(page, "Hedging ratio by outlet") == (
        "Hedging ratio. All intervals overlap. Gull 0.300 (0.257 to 0.343). Herald 0.300 (0.300 to 0.300)."
    )
    over = alt_of(page, "Hedging ratio by month")
    assert "Gull: 0.200 in 2021-01, 0.400 in 2021-02; lowest 0.200 (2021-01), highest 0.400 (2021-02); 2 months." in over
    assert "Herald: 0.300 in 2021-01; 1 month." in over
    table = plain(re.search(r'aria-label="By outlet: hedging ratio".*?</table>', page, re.DOTALL)[0])
    assert "Gull 24 0 0.300 0.257 to 0.343 0.102" in table
    assert "Gull 0.200 0.200 to 0.200 n = 12" not in table


def test_the_same_scores_give_the_same_bytes(made, tmp_path):
    page_of(tmp_path, corpus(), failed=2, parts=7)
    names = ["corpus.html", "months.csv", "outlets.csv"]
    assert sorted(file.name for file in (made / "report").iterdir()) == names
    for name in names:
        assert (tmp_path / "report" / name).read_bytes() == (made / "report" / name).read_bytes()


def test_an_unfinished_run_is_told(tmp_path):
    assert "The scoring of this corpus is not finished." in page_of(tmp_path / "one", corpus(), complete=False)
    settings = {"framing": "0.1.0", "lists": "0"}
    bare = plain(page_of(tmp_path / "two", corpus(), settings=settings, result={}))
    assert "not finished" in bare
    assert "Source not told by the manifest" in bare


def test_parts_that_are_lost_are_told(tmp_path):
    folder = write(tmp_path / "scores", corpus(), parts=3)
    (folder / "part-000001.parquet").unlink()
    said = plain(write_corpus_report(folder, tmp_path / "corpus.html").read_text(encoding="utf-8"))
    assert "the manifest names 108, so parts of the scores are missing or too many" in said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (None, "No article has a date that can be read: nothing is shown over time."),
        (
            ["2021-03-04"] * 11 + ["no date"],
            "All dates that can be read are of one month, 2021-03: nothing is shown over time.",
        ),
    ],
)
def test_without_months_nothing_is_shown_over_time(tmp_path, dates, said):
    page = page_of(tmp_path, rows(["Gull"] * 12, dates))
    assert said in plain(page)
    assert page.count("<svg") == 5


def test_a_score_that_no_article_has(tmp_path):
    page = page_of(tmp_path, rows(["Gull"] * 12, months(12), reading_ease=[None] * 12))
    assert "Reading ease: no article has a value." in page
    assert "Reading ease: no article has a value and a date." in page


def test_csv_holds_the_tables_and_how_they_were_made(summary, made):
    for name, table in (("outlets.csv", summary.outlets), ("months.csv", summary.months)):
        found = read_table(made / "report" / name)
        assert found.columns.tolist() == table.columns.tolist()
        np.testing.assert_array_equal(found["mean"], table["mean"])
        assert "0.1.0, word lists 0123456789ab" in (made / "report" / name).read_text(encoding="utf-8")


def test_long_tables_are_made_text_in_pieces_that_fit(summary, made, monkeypatch):
    monkeypatch.setattr("framing.corpus.report._CHUNK", 7)
    pieces = report._csv(summary.months, "0.1.0, word lists 0123456789ab")
    assert pieces == (made / "report" / "months.csv").read_text(encoding="utf-8")


def test_an_empty_corpus_has_a_page(tmp_path):
    assert "No article was scored, so there is nothing to show." in page_of(tmp_path, rows([]))


def test_what_is_no_folder_of_scores_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"has no manifest.json; give the folder"):
        write_corpus_report(tmp_path, tmp_path / "corpus.html")
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"manifest.json: is not as it was written"):
        write_corpus_report(tmp_path, tmp_path / "corpus.html")
    for content in ([], {}, {"settings": 3}, {"settings": {}}, {"settings": {}, "result": []}):
        (tmp_path / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
        with pytest.raises(ValueError, match=r"manifest.json: is not as it was written"):
            write_corpus_report(tmp_path, tmp_path / "corpus.html")
    (tmp_path / "manifest.json").write_text(json.dumps({"settings": {}, "result": {}}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"holds no scores"):
        write_corpus_report(tmp_path, tmp_path / "corpus.html")
    assert not (tmp_path / "corpus.html").exists()

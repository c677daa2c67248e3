"""Hostile text in a real Chromium: wherever it comes in, every page shows it as it was and runs, loads and links nothing."""

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import framing
from framing import Article, Lexicon, Metric, charts
from framing.cues import Cues
from framing.lexicon import Row
from framing.report.site import write_pages
from framing.report.worksheet import write_worksheet
from notebooks import render
from tests.check.hostile import FOREIGN, HOSTILE, examine, shown
from tests.check.pages import open_page, quiet


def hostile_articles(events):
    return [
        Article(
            f"{text} The shameful deal may fall. “{text}” said the mayor of {text}.",
            headline=f"{text} A SHOCKING vote!",
            outlet=f"{place} {text}",
            id=f"{place}{text}",
            date=text,
            url=text,
            author=text,
            event=events[place % len(events)],
        )
        for place, text in enumerate(HOSTILE)
    ]


@pytest.fixture(scope="module")
def analysis():
    return framing.analyse(hostile_articles([" ".join(HOSTILE)]))


@pytest.mark.parametrize("excerpts", [False, True])
def test_a_report_of_hostile_articles(browser, analysis, tmp_path, excerpts):
    text = examine(browser, framing.write_report(analysis, tmp_path / f"report-{excerpts}.html", excerpts=excerpts))
    assert shown(f"How it is worded: {' '.join(HOSTILE)}") in text
    for place, payload in enumerate(HOSTILE):
        assert shown(f"{place} {payload}, {payload}") in text  # outlet and date
        assert shown(f"{payload} A SHOCKING vote!") in text
        assert shown(f"{payload} The shameful deal may fall." if not excerpts else "The shameful deal may fall.") in text


def test_an_index_of_hostile_events(browser, tmp_path):
    events = [" ".join(HOSTILE[::2]), " ".join(HOSTILE[1::2])]
    pages = write_pages(framing.analyse(hostile_articles(events)), tmp_path / "index.html")
    names = {path.name for path in pages}
    assert len(names) == 3
    said = [examine(browser, path, names) for path in pages]
    for place, payload in enumerate(HOSTILE):
        assert shown(events[place % 2]) in said[0]
        assert shown(f"{place} {payload}") in said[0]
        assert shown(f"How it is worded: {events[place % 2]}") in said[1 + place % 2]


def test_a_worksheet_and_its_key_of_hostile_articles(browser, analysis, tmp_path):
    for path in write_worksheet(analysis, tmp_path):
        text = examine(browser, path)
        for place, payload in enumerate(HOSTILE):
            assert shown(f"{place} {payload}") in text
            assert shown(f"{payload} The shameful deal may fall.") in text


def own_metric(rows):
    """A metric of one's own whose list names categories, and which names its evidence, as somebody hostile would."""
    words = Lexicon(HOSTILE[0], rows)

    def find(document):
        return Cues.of_words(document, words.matches(document), np.zeros(len(document.word_texts), dtype=bool))

    def count(document):
        return {"found": document.once(find).total(document)}

    def own_words(totals):
        return totals.found

    own_words.__doc__ = f"Words of {' '.join(HOSTILE)}"
    return Metric(count, own_words, unit=HOSTILE[1], bounds=(0, 100), scope=HOSTILE[2], evidence=" ".join(HOSTILE), find=find)


def test_hostile_cues(browser, tmp_path):
    words = [f"word{chr(97 + place)}" for place in range(len(HOSTILE))]
    metric = own_metric([Row(word, payload, 1.0) for word, payload in zip(words, HOSTILE, strict=True)])
    analysis = framing.analyse([Article(f"The {' and '.join(words)}."), Article("One.")], metrics=(*framing.METRICS, metric))
    path = framing.write_report(analysis, tmp_path / "cues.html")
    text = examine(browser, path)
    page, _ = open_page(browser, path)
    cues = page.locator("article mark.cue")
    assert cues.count() == len(HOSTILE)
    for cue, payload in zip(cues.all(), HOSTILE, strict=True):
        cue.focus()
        note = f"{' '.join(HOSTILE)}: {payload}, weight 1, the outlet's own voice; in this article only"
        assert shown(cue.locator(".tip").inner_text()) == shown(note)
        assert shown(payload) in text
    page.close()


@pytest.fixture(scope="module")
def drawn(analysis):
    """Every chart of the hostile articles."""
    comparison = framing.compare(analysis)
    return {
        "ladder": charts.certainty_ladder(comparison.ladder),
        "strip": charts.article_strip(analysis.profile),
        "words": charts.distinguishing_words(comparison.words),
        "facts": charts.fact_matrix(comparison.claims),
        "anatomy": charts.headline_anatomy(analysis.evidence.join(analysis.scores.outlet, on="id")),
        "stance": charts.hedges_and_boosters(comparison.scores),
        "portrait": charts.portrait(comparison.portraits),
        "readability": charts.readability_profile(analysis.profile, scores=analysis.scores),
        "scores": charts.score_dots(comparison.scores),
        "speakers": charts.who_speaks(comparison.attribution),
    }


def test_charts_of_hostile_tables_in_a_page(browser, drawn, tmp_path):
    path = tmp_path / "charts.html"
    shown_as = [*map(charts.to_svg, drawn.values()), *map(charts.to_html, list(drawn.values())[:3])]
    body = "".join(f"<div>{html}</div>" for html in shown_as)
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>Charts</title>{body}", encoding="utf-8")  # no policy helps here
    text = examine(browser, path)
    assert "<script>window.hit=1</scr" in text  # names are cut to fit
    page, _ = open_page(browser, path)
    assert page.locator("svg").count() == len(drawn)
    assert page.locator("img").count() == 3
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 200)")
    page.close()


def test_charts_of_hostile_tables_as_files(browser, drawn, tmp_path):
    for name, ax in drawn.items():
        path = charts.save(ax, tmp_path / f"{name}.svg")
        page, seen = open_page(browser, path)
        assert seen == quiet(path)
        assert page.evaluate("typeof window.hit") == "undefined"
        assert page.evaluate(FOREIGN) == []
        assert page.evaluate("document.querySelectorAll('parsererror, foreignObject, a, image').length") == 0
        assert page.evaluate("document.documentElement.localName") == "svg"
        page.close()


def test_a_rendered_notebook_of_hostile_articles(browser, analysis, drawn, tmp_path):
    comparison = framing.compare(analysis)
    payload = " ".join(HOSTILE)
    outputs = [
        new_output("display_data", data={"text/html": thing._repr_html_(), "text/plain": payload})
        for thing in (comparison, comparison.claims, drawn["scores"], drawn["anatomy"])
    ]
    plain = [new_output("display_data", data={"text/plain": payload}), new_output("stream", name="stdout", text=payload)]
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# Hostile\n\n**What is shown?**"),
            new_code_cell(payload, outputs=[*outputs, *plain], execution_count=1),
        ]
    )
    path = tmp_path / "notebook.html"
    entries = [render.Entry("notebook", payload, payload), render.Entry("other", payload, payload)]
    path.write_text(render.page(notebook, "notebook", entries), encoding="utf-8")
    text = examine(browser, path, {"index.html", "other.html"})
    assert text.count(shown(payload)) >= 6  # the title, the code, two outputs and twice the way to the next page

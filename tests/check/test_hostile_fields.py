"""Hostile text in one field at a time, in a real Chromium: the page shows it there, and is otherwise as it would be."""

import os
import re
from dataclasses import replace

import pandas as pd
import pytest

import framing
from framing import Article, charts
from framing.origin import Origin
from framing.report.blind import blind
from framing.report.link import host_of
from framing.report.site import write_pages
from framing.report.worksheet import write_worksheet
from tests.check.hostile import ALL, examine, half, shown
from tests.check.pages import open_page, quiet
from tests.check.test_hostile import own_metric
from tests.report.test_link import LINKS, REFUSED

SHOWN = ["text", "headline", "outlet", "id", "date"]
HIDDEN = ["url", "author"]


def article(place, **fields):
    return Article(**{"text": "Rain fell.", "outlet": f"Outlet {place}", "id": f"a{place}", **fields})


@pytest.fixture(scope="module", params=[*SHOWN, *HIDDEN])
def given(request):
    """A field, its payloads, and articles that are hostile in it and nowhere else."""
    field = request.param
    payloads = half([*SHOWN, *HIDDEN].index(field))
    fields = [{field: payload} for payload in payloads]
    if field == "id":  # which the page shows where an article has no outlet
        fields = [{"id": payload, "outlet": None} for payload in payloads]
    return field, payloads, framing.analyse([article(place, **values) for place, values in enumerate(fields)])


def test_a_report_hostile_in_one_field(browser, given, tmp_path):
    field, payloads, analysis = given
    text = examine(browser, framing.write_report(analysis, tmp_path / f"{field}.html"))
    for payload in payloads:
        assert (shown(payload) in text) == (field in SHOWN), payload


def test_a_worksheet_hostile_in_one_field(browser, given, tmp_path):
    field, payloads, analysis = given
    for path in write_worksheet(analysis, tmp_path):
        text = examine(browser, path)
        for payload in payloads:
            assert (shown(payload) in text) == (field in {"text", "headline", "outlet", "id"}), payload


def test_addresses_of_the_web_lead_where_they_say(browser, tmp_path):
    given = [article(place, url=url) for place, url in enumerate([*LINKS, *REFUSED])]
    path = framing.write_report(framing.analyse(given), tmp_path / "addresses.html")
    examine(browser, path, outside=LINKS.values())
    page, _ = open_page(browser, path)
    links = "links => links.map(link => [link.getAttribute('href'), link.host, link.innerText, link.target, link.username])"
    hosts = [[link, host_of(link), host_of(link), "", ""] for link in LINKS.values()]
    assert page.eval_on_selector_all("article a[href]", links) == hosts
    page.close()


def test_a_blind_report_hostile_in_every_field(browser, tmp_path):
    payloads = ALL[::4]
    given = [
        Article(f"{text} It fell.", f"{text}!", text, text, text, text, text, "e", Origin(text, text, text, text))
        for text in payloads
    ]
    analysis = framing.analyse(blind(given))
    text = examine(browser, framing.write_report(analysis, tmp_path / "blind.html"))
    assert "Article 1" in text
    for payload in payloads:  # as an outlet's name it is gone; as a date it stays
        assert shown(payload) in text


def test_an_index_of_hostile_events(browser, tmp_path):
    given = [article(place, event=payload) for place, payload in enumerate(ALL[1::5])]
    pages = write_pages(framing.analyse(given), tmp_path / "index.html")
    names = {path.name for path in pages}
    index, *others = (examine(browser, path, names) for path in pages)
    for payload, other in zip(ALL[1::5], others, strict=True):
        assert shown(payload) in index
        assert shown(f"How it is worded: {payload}") in other


def test_hostile_origins(browser, tmp_path):
    payloads = half(0)
    origins = [Origin(f"C:\\home\\{payload}", payload, payload, payload) for payload in payloads]
    given = [article(place, origin=origin) for place, origin in enumerate(origins)]
    text = examine(browser, framing.write_report(framing.analyse(given), tmp_path / "origins.html"))
    assert "home" not in text
    for payload in payloads:
        assert shown(payload) in text  # as the time it was fetched
        assert shown(re.split(r"[/\\]", payload)[-1] if "://" not in payload else "") in text


def test_hostile_reasons(browser, tmp_path):
    payloads = half(1)
    analysis = framing.analyse([article(place) for place in range(len(payloads))])
    noted = replace(analysis, _notes=tuple((f"a{place}", payload, payload) for place, payload in enumerate(payloads)))
    text = examine(browser, framing.write_report(noted, tmp_path / "reasons.html"))
    for payload in payloads:
        assert shown(f"{payload} ({payload.replace('_', ' ')})") in text


def test_hostile_names_of_metrics(browser, tmp_path):
    metrics = []
    for payload in ALL:
        metric = own_metric([])
        metric.value.__name__ = payload
        metric.value.__doc__ = f"Means {payload}"
        metrics.append(replace(metric, unit=payload, scope=payload, evidence=payload))
    analysis = framing.analyse([article(0), article(1)], metrics=(*framing.METRICS, *metrics))
    text = examine(browser, framing.write_report(analysis, tmp_path / "metrics.html"))
    for payload in ALL:
        assert shown(payload.replace("_", " ")) in text
        assert shown(f"Means {payload}".partition("\n")[0]) in text


@pytest.mark.skipif(os.name == "nt", reason="no such names on Windows")
def test_hostile_names_of_files(browser, tmp_path):
    folder, names = tmp_path / "in", [payload.replace("/", "∕").replace("\0", "")[:80] for payload in half(1)]
    folder.mkdir()
    for name in names:
        (folder / f"{name}.txt").write_text("Rain falls\n\nRain fell on the town.", encoding="utf-8")
    analysis = framing.analyse(framing.read_articles(folder))
    text = examine(browser, framing.write_report(analysis, tmp_path / f"{names[0]}.html"))
    for name in names:
        assert shown(name) in text


def test_outputs_of_a_notebook_in_a_page_without_a_policy(browser, tmp_path):
    given = [
        Article(f"The shameful deal may fall. {text} It fell.", f"{text}!", text, f"{n}{text}") for n, text in enumerate(ALL)
    ]
    analysis = framing.analyse(given)
    comparison = framing.compare(framing.analyse(given[::4]))
    tables = [analysis.scores, analysis.evidence, analysis.sentences, analysis.notes, *comparison.tables().values()]
    drawn = [charts.score_dots(comparison.scores), charts.article_strip(framing.analyse(given[::4]).profile)]
    with pd.option_context("display.max_rows", 2000, "display.max_colwidth", None):
        body = "".join(f"<div>{thing._repr_html_()}</div>" for thing in [*tables, comparison, *drawn])
    path = tmp_path / "outputs.html"
    head = "<meta charset=utf-8><title>Outputs</title><style>div { overflow: auto }</style>"
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    text = examine(browser, path)
    for payload in ALL:
        assert shown(payload.replace("\n", "\\n")) in text  # as pandas shows it


def test_hostile_texts_in_a_notebook(browser, tmp_path):
    payloads = half(0)
    own = framing.Corrections([framing.Correction("slam~", "reject", payload) for payload in payloads[:3]])
    pieces = [
        framing.highlight(Article(f"{payload} It may fall.", headline=f"{payload} STRIKES!"), corrections=own).html
        for payload in payloads
    ]
    path = tmp_path / "highlighted.html"
    path.write_text("<!doctype html><meta charset='utf-8'>" + "".join(pieces), encoding="utf-8")
    page, seen = open_page(browser, path)  # its styles stand in its tags, which pages with a policy may not have
    assert seen == quiet(path)
    assert page.evaluate("typeof window.hit") == "undefined"
    assert page.evaluate("document.querySelectorAll('script, img, iframe, object, embed, link, [href], [src]').length") == 0
    text = shown(page.evaluate("document.body.innerText"))
    page.close()
    for payload in payloads:
        assert text.count(shown(payload)) >= 2

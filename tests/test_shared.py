"""Text in common: reprints, wire copy and templates are told, and what repeats by chance is not."""

import random

import numpy as np
import pytest

import framing
from framing import Article

WORDS = "tide pier mayor bridge vote winter court river town ship road school plan cost ferry storm clerk union budget".split()


def prose(seed, sentences=40):
    draw = random.Random(seed)
    return " ".join(f"The {' '.join(draw.choices(WORDS, k=11))}." for _ in range(sentences))


def doubts(*texts, **more):
    articles = [Article(text, id=name) for name, text in zip("abcdefgh", texts, strict=False)]
    analysis = framing.analyse([*articles, *more.get("articles", ())])
    notes = analysis.notes[analysis.notes.metric == "all"]
    return analysis, dict(zip(notes.id, notes.reason, strict=True))


def test_articles_that_share_nothing_are_not_noted():
    analysis, found = doubts(prose(1), prose(2), "It rained.", "")
    assert (found, len(analysis.shared)) == ({}, 0)
    assert list(analysis.shared.columns) == ["id", "other", "share", "other_share", "start", "end", "text"]


def test_a_near_duplicate_is_noted_on_both_sides():
    text = prose(1)
    _, found = doubts(text, text.upper().replace("MAYOR BRIDGE", "MAYOR, “BRIDGE"), prose(3))
    assert found == {
        "a": "near-duplicate of 'b': about 100% of its text stands there too",
        "b": "near-duplicate of 'a': about 100% of its text stands there too",
    }


def test_shared_copy_is_noted_with_its_part_and_its_longest_passage():
    wire = prose(1, 20)
    a, b = f"{prose(2, 20)} {wire}", f"{wire} {prose(3, 60)}"
    analysis, found = doubts(a, b)
    assert list(found) == ["a", "b"]
    table = analysis.shared.set_index("id")
    # Half of a's 40 sentences and a quarter of b's 80 are the same; a sample of a fourth of the windows tells it roughly.
    assert table.share["a"] == pytest.approx(0.5, abs=0.1)
    assert table.share["b"] == table.other_share["a"] == pytest.approx(0.25, abs=0.07)
    assert found["a"].startswith("shares text with 'b': about ")
    assert table.text["a"] == a[table.start["a"] : table.end["a"]]
    assert table.text["a"] == table.text["b"] == wire.rstrip(".")


def test_a_quotation_in_both_is_no_shared_copy():
    said = prose(9, 4)
    assert doubts(f"{prose(1)} “{said}”", f"“{said}” {prose(2)}")[1] == {}


def test_a_template_is_noted_once_and_not_for_each_pair():
    foot = prose(1, 20)
    analysis, found = doubts(articles=[Article(f"{prose(100 + n, 20)} {foot}", id=str(n)) for n in range(25)])
    assert set(found) == set(map(str, range(25)))
    assert all(note.endswith("% of its text stands in more than 20 others, as in a template") for note in found.values())
    assert analysis.shared.other.tolist() == [""] * 25
    assert np.isnan(analysis.shared.other_share).all()


def test_the_order_of_articles_does_not_matter():
    texts = {"a": prose(1), "b": prose(1, 30), "c": prose(2), "d": prose(1, 50)}
    tables = [
        framing.analyse([Article(texts[name], id=name) for name in order]).shared.set_index(["id", "other"]).sort_index()
        for order in ("abcd", "dcba")
    ]
    assert tables[0].equals(tables[1])


def test_a_subset_keeps_what_its_articles_share():
    analysis, _ = doubts(prose(1), prose(1), prose(2))
    assert analysis.subset("ab").shared.equals(analysis.shared)
    assert len(analysis.subset("ac").shared) == 0


def test_a_comparison_and_a_report_say_it(tmp_path):
    articles = [Article(prose(1), id="a", outlet="A"), Article(prose(1) + " It rained.", id="b", outlet="B")]
    analysis = framing.analyse(articles)
    assert "near-duplicate of 'b'" in framing.compare(analysis).notes.note.iloc[0]
    page = framing.write_report(analysis, tmp_path / "r.html").read_text(encoding="utf-8")
    assert page.count("near-duplicate of &#39;b&#39;") == 1

import dataclasses
import datetime as dt
import gzip
import hashlib
import json
from contextlib import suppress

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import Article, Metric
from framing.export import saved
from framing.origin import Origin
from tests.strategies import newslike

TABLES = ("scores", "notes", "evidence", "sentences", "profile")


def shouts(totals):
    """How many words are in capitals."""
    return totals.shouts


OWN = Metric(lambda document: {"shouts": np.ones(len(document.sentences))}, shouts, "words", (0, 9), "body")


def same(one, other):
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), check_exact=True, check_column_type=False)
    assert one.articles == other.articles
    assert [article.origin for article in one.articles] == [article.origin for article in other.articles]
    assert one.english == other.english
    assert one.metrics == other.metrics


@pytest.fixture(scope="module")
def analysis():
    return framing.analyse(
        [
            Article(
                "It may rain\ud83d\ude00\ud800.\r\nRain \x00 fell.",
                headline="SHOCKING",
                id="007",
                outlet="=A",
                date=dt.date(2024, 5, 1),
            ),
            Article("", date=dt.datetime(2024, 5, 1, 9, tzinfo=dt.UTC), url="x", author="y", event="z"),
            Article("Rain fell.", date="May", origin=Origin("a.txt", "0" * 64, None, None, ("a doubt",))),
        ]
    )


def test_text_in_common_comes_back(tmp_path):
    wire = "The mayor said on Monday that the long bridge over the river may fall before winter comes. " * 3
    analysis = framing.analyse([Article(wire, id=str(n)) for n in range(2)])
    found = framing.load(analysis.save(tmp_path / "a"))
    assert len(analysis.shared) == 2
    pd.testing.assert_frame_equal(found.shared, analysis.shared)


def test_all_tables_come_back(analysis, seeds, tmp_path):
    for number, each in enumerate((analysis, seeds, analysis.subset(["3", "007"]))):
        path = each.save(tmp_path / f"new/{number}.framing")
        found = framing.load(path)
        same(found, each)
        assert found.save(tmp_path / "again").read_bytes() == path.read_bytes()


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.builds(Article, newslike, headline=st.none() | newslike, outlet=st.none() | newslike), min_size=1, max_size=3)
)
def test_any_article_comes_back(tmp_path_factory, articles):
    analysis = framing.analyse(articles)
    same(framing.load(analysis.save(tmp_path_factory.mktemp("a") / "a")), analysis)


def test_a_comparison_is_the_same_bytes(tmp_path):
    given = [Article("It may rain. Rain fell.", outlet="A"), Article("Rain fell.", outlet="B", headline="Rain!")]
    analysis = framing.analyse(given)
    found = framing.load(analysis.save(tmp_path / "a"))
    one, other = (
        framing.write_tables(framing.compare(each), tmp_path / f"{n}.json") for n, each in enumerate((analysis, found))
    )
    assert one.read_bytes() == other.read_bytes()


def test_own_metrics_are_handed_over(tmp_path):
    analysis = framing.analyse(["One. Two."], metrics=[*framing.METRICS[:2], OWN])
    path = analysis.save(tmp_path / "a")
    with pytest.raises(ValueError, match=r"made with the metrics shouts: hand them over, framing\.load\(path, metrics="):
        framing.load(path)
    same(framing.load(path, metrics=[OWN]), analysis)


def test_a_score_that_is_not_finite(tmp_path):
    def odd(_):
        """Odd."""
        return np.array([np.inf, -np.inf, np.nan, 0.1], dtype=np.float64)

    metric = dataclasses.replace(OWN, value=odd)
    analysis = framing.analyse(["a"] * 4, metrics=[metric])
    same(framing.load(analysis.save(tmp_path / "a"), metrics=[metric]), analysis)

    def words(_):
        """Words."""
        return np.array(["x"] * 4, dtype=object)

    with pytest.raises(TypeError, match="'words' is of type object, which cannot be saved"):
        framing.analyse(["a"] * 4, metrics=[dataclasses.replace(OWN, value=words)]).save(tmp_path / "b")


@pytest.mark.parametrize("what", ["framing", "word_lists"])
def test_one_of_another_version_or_other_lists_is_refused_or_measured_anew(analysis, tmp_path, monkeypatch, what):
    with monkeypatch.context() as patched:
        patched.setattr(saved, "about", lambda _: {"framing": "0.1.0", "word_lists": "b" * 12, what: "other"})
        path = analysis.save(tmp_path / "a")
    with pytest.raises(ValueError, match=r"was saved with framing .*framing\.load\(path, anew=True\)"):
        framing.load(path)
    same(framing.load(path, anew=True), analysis)


def forged(path, change):
    """The file with other contents under a right checksum."""
    head, body = gzip.decompress(path.read_bytes()).split(b"\n", 1)
    content = json.loads(body.decode("utf-8", "surrogatepass"))
    content = change(content) or content
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    head = {**json.loads(head), "sha256": hashlib.sha256(body).hexdigest()}
    path.write_bytes(gzip.compress(json.dumps(head).encode() + b"\n" + body))
    return path


@pytest.mark.parametrize(
    "change",
    [
        lambda _: [1],
        lambda _: b"null",
        lambda _: b"[" * 100_000,
        lambda _: b"1" * 5000,
        lambda content: content.pop("articles") and None,
        lambda content: content["articles"].clear(),
        lambda content: content["articles"].append(3),
        lambda content: content["articles"].append(content["articles"][0]),
        lambda content: content["articles"][0].update(text=3),
        lambda content: content["articles"][0].update(id=None),
        lambda content: content["articles"][0].update(id=["a"]),
        lambda content: content["articles"][0].update(date=["date", "no date"]),
        lambda content: content["articles"][0].update(date=[1]),
        lambda content: content["articles"][2].update(origin={"source": 1}),
        lambda content: content["articles"][2]["origin"].update(doubts=[1]),
        lambda content: content["articles"][2]["origin"].update(more="x"),
        lambda content: content["metrics"].append(["none", True]),
        lambda content: content["metrics"].append([["x"], True]),
        lambda content: content["metrics"].append(3),
        lambda content: content["scores"].pop("words") and None,
        lambda content: content["scores"]["words"].append(1),
        lambda content: content["scores"].update(words=["object", [1, 2, 3]]),
        lambda content: content["scores"].update(words=["int64", [1, 2]]),
        lambda content: content["scores"].update(words=["int64", [1, 2, "x"]]),
        lambda content: content["scores"].update(words=["int64", [1, 2, 10**30]]),
        lambda content: content["scores"].update(words=["uint32", [1, 2, -1]]),
        lambda content: content["scores"].update(lix=["float64", [1.0, 2.0, [3.0]]]),
        lambda content: content["notes"].append(["007", "words"]),
        lambda content: content["notes"].append(["nobody", "words", "why"]),
        lambda content: content["notes"].append(["007", "words", 3]),
        lambda content: content.update(notes=3),
        lambda content: content.update(english=[True]),
        lambda content: content.update(english=[1, 0, 1]),
    ],
)
def test_forged_contents_are_refused(analysis, tmp_path, change):
    path = forged(analysis.save(tmp_path / "a"), change)
    with pytest.raises(ValueError, match="^" + str(path)) as raised:
        framing.load(path)
    assert len(str(raised.value)) < 600


def test_a_changed_or_cut_file_is_refused(analysis, tmp_path):
    whole = analysis.save(tmp_path / "a").read_bytes()
    text = gzip.decompress(whole)
    for content in (
        b"", b"garbage", whole[:-1], whole[:40], whole + b"x", whole + whole, gzip.compress(b""), gzip.compress(b"[]\n"),
        gzip.compress(b"\xff\n{}"), gzip.compress(text.replace(b"SHOCKING", b"SHOCKED!")), gzip.compress(b"[" * 100_000),
        gzip.compress(text.replace(b'"format_version":1', b'"format_version":2')),
        gzip.compress(b" " * 70_000_000),
    ):  # fmt: skip
        (tmp_path / "b").write_bytes(content)
        with pytest.raises(ValueError, match="^" + str(tmp_path / "b")) as raised:
            framing.load(tmp_path / "b")
        assert len(str(raised.value)) < 400


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_changed_bytes_are_refused(analysis, tmp_path_factory, data):
    path = analysis.save(tmp_path_factory.mktemp("a") / "a")
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    with suppress(ValueError):
        same(framing.load(path), analysis)  # as where the byte says nothing: in the packing's head


def test_no_file(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        framing.load(tmp_path / "nowhere")

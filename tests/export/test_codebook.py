import numpy as np
import pytest

import framing
from framing import Article, Metric, Totals
from framing.comparison.summary import TABLES
from framing.export.codebook import TITLES, codebook, described
from framing.export.tables import table_named

OF_ANALYSIS = ("scores", "evidence", "sentences", "notes", "articles", "profile")


@pytest.fixture(scope="module")
def analysis():
    return framing.analyse(
        [Article("It may rain. Rain fell.", outlet="A", event="e"), Article("Rain fell.", outlet="B", event="e")]
    )


def of(source, names):
    columns = {name: table_named(source, name).columns.tolist() for name in names}
    book = codebook(source, columns)
    assert tuple(book) == TITLES
    return columns, list(zip(book["table"], book["column"], strict=True)), book


def test_every_column_of_every_table_is_described_and_nothing_else_is(analysis):
    comparison = framing.compare(analysis)
    used = set()
    for group, source, names in (("analysis", analysis, OF_ANALYSIS), ("comparison", comparison, TABLES)):
        columns, found, book = of(source, names)
        assert found == [(name, column) for name in names for column in columns[name]]
        assert all(text.strip() for title in ("kind", "meaning", "missing") for text in book[title])
        used |= {
            ("*", column) if column == "event" and group == "comparison" else (f"{group}.{name}", column)
            for name, column in found
        }
    metrics = {("analysis.scores", metric.column) for metric in framing.METRICS}
    used |= {key for key in described() if key[0].startswith("agreement.")}  # tests/coding/test_agreement.py
    assert set(described()) == used - metrics


def test_the_kind_is_that_of_the_values(analysis):
    kinds = {"text": {str}, "whole number": {int}, "number": {int, float}, "true or false": {bool}}
    for source, names in ((analysis, OF_ANALYSIS), (framing.compare(analysis), TABLES)):
        _, found, book = of(source, names)
        for (table, column), kind in zip(found, book["kind"], strict=True):
            values = table_named(source, table)[column].tolist()
            types = {type(value) for value in values if value is not None and value == value}
            assert types <= kinds[kind], (table, column)


def test_a_column_that_never_misses_a_value_never_does(analysis):
    for given in (
        analysis,
        framing.analyse(["", "Le président a dit que la réunion aura lieu demain matin à Paris. " * 5, "One."]),
    ):
        sources = [(given, OF_ANALYSIS), (framing.compare(given), TABLES)]
        for source, names in sources:
            _, found, book = of(source, names)
            for (table, column), missing in zip(found, book["missing"], strict=True):
                if missing.startswith("never"):
                    assert table_named(source, table)[column].notna().all(), (table, column)


def test_metrics_have_their_sources_and_own_ones_their_docstrings():
    def shouts(totals: Totals):
        """How many words are in capitals.

        References
        ----------
        Doe, J. (2020). Shouting.
        """
        return totals.shouts

    own = Metric(lambda document: {"shouts": np.zeros(len(document.sentences))}, shouts, "words", (0, 9), "body")
    analysis = framing.analyse(["One."], metrics=[*framing.METRICS, own])
    _, found, book = of(analysis, ["scores"])
    place = found.index(("scores", "shouts"))
    assert book["meaning"][place] == "How many words are in capitals."
    assert book["sources"][place] == "Doe, J. (2020). Shouting."
    assert book["range"][place] == "0 to 9"
    place = found.index(("scores", "loaded_language"))
    assert book["range"][place] == "0 and more"
    assert book["relative_to"][place] == "words"
    assert "not English" in book["missing"][place]
    assert "Da San Martino" in book["sources"][place]

import pandas as pd

from framing.charts.articles import by_article, number_ticks


def test_articles_stand_in_the_order_of_outlets_and_then_of_the_table():
    table = pd.DataFrame({"id": ["3", "1", "2", "1"], "outlet": ["B", "A", "B", "A"], "words": [1, 2, 3, 4]})
    parts = by_article(table, ["A", "B"])
    assert [part.name for part in parts] == ["A", "B, 3", "B, 2"]
    assert [part.rows.words.tolist() for part in parts] == [[2, 4], [1], [3]]
    assert parts[1].look == parts[2].look != parts[0].look


def test_an_article_without_a_name_is_called_by_its_id():
    table = pd.DataFrame({"id": ["x", "y", "z"], "outlet": [None, "\ud800", "Z"]}, dtype=object)
    assert [part.name for part in by_article(table)] == ["x", "y", "Z"]
    assert [part.name for part in by_article(table[["id"]])] == ["x", "y", "z"]


def test_two_articles_of_an_outlet_with_a_long_name_are_told_apart():
    table = pd.DataFrame({"id": ["x", "y"], "outlet": ["A" * 200] * 2})
    assert [part.name for part in by_article(table)] == [f"{'A' * 27}…, x", f"{'A' * 27}…, y"]


def test_ticks_of_many_sentences_are_few():
    assert number_ticks(3) == [1]
    assert number_ticks(120) == [1, *range(10, 121, 10)]
    assert len(number_ticks(50_000)) <= 12

"""Quotations shared by outlets, scored by hand."""

from framing import Article
from framing.comparison.event import Event
from framing.comparison.quotes import COLUMNS, quotes


def event(*texts, headlines=()):
    headlines = [*headlines, *[None] * (len(texts) - len(headlines))]
    return Event.of(
        [
            Article(text, headline=headline, outlet=f"Outlet {name}", id=name.lower())
            for name, text, headline in zip("ABCD", texts, headlines, strict=False)
        ]
    )


def shared(table):
    return table[table.n_outlets > 1]


def test_curly_and_straight_marks_and_capitals_are_the_same_words():
    table = quotes(event('The mayor said "We will rebuild the bridge."', "“we will rebuild the bridge,” the mayor said."))
    assert table.columns.tolist() == COLUMNS
    assert table.match.tolist() == ["verbatim", "verbatim"]
    assert table.n_outlets.tolist() == [2, 2]
    assert table.speaker.tolist() == ["The mayor", "the mayor"]
    assert table.cut.tolist() == ["", ""]


def test_a_trimmed_quotation_tells_what_was_cut():
    table = quotes(
        event(
            "The coach said: “This is a hard and bitter loss for every one of us tonight.”",
            "The coach spoke of a “hard and bitter loss.” Nobody else spoke.",
        )
    )
    assert table.match.tolist() == ["verbatim", "trimmed"]
    # The short one stands in the middle, so two stretches are missing.
    assert table.cut.tolist() == ["", "This is a ... for every one of us tonight"]


def test_a_changed_word_is_a_trimmed_version_from_eight_words_on():
    long = "We will never again close the old market on a Sunday"
    table = quotes(event(f"“{long},” she said.", f"“{long.replace('never again', 'never')},” she said."))
    assert table.match.tolist() == ["verbatim", "trimmed"]
    assert table.cut.tolist() == ["", "again"]


def test_a_quotation_of_one_outlet_has_no_match():
    table = quotes(event("“Nothing was stolen,” the guard said.", "The museum closed early."))
    assert table.n_outlets.tolist() == [1]
    assert table.match.isna().all()


def test_common_pairs_of_words_are_no_version_of_a_longer_quotation():
    # "very good" is common in news, "witch hunt" is not.
    table = quotes(event("“It was a very good year,” he said.", "She called it “very good,” she said."))
    assert shared(table).empty
    table = quotes(event("“It is all a witch hunt,” he said.", "He called it a “witch hunt,” she said."))
    assert shared(table).match.tolist() == ["verbatim", "trimmed"]


def test_a_quotation_broken_by_its_attribution_is_one():
    broken = "“We won,” she said, “and we go on fighting.” The hall cheered."
    table = quotes(event(broken, "She said: “We won and we go on fighting.”"))
    assert table.match.tolist() == ["verbatim", "verbatim"]
    assert table.text.tolist()[0] == "“We won,” she said, “and we go on fighting.”"
    assert table.speaker.tolist() == ["she", "She"]


def test_two_sentences_of_one_speaker_are_one_and_of_two_speakers_are_two():
    assert len(quotes(event("“We won,” she said. “We go on fighting.”"))) == 1
    assert len(quotes(event("“We won,” she said. “We lost again,” the captain said."))) == 2
    assert len(quotes(event("He saw a “great danger,” she said, in the “foolish plan” of the board."))) == 2


def test_scare_quotes_count_only_where_another_outlet_has_the_words_in_marks():
    alone = event("The “green wave” swept the coast.", "Voters stayed home.")
    assert quotes(alone).empty
    both = event("The “green wave” swept the coast.", "Voters were part of a “green wave,” the pollster said.")
    assert quotes(both).text.tolist() == ["“green wave”", "“green wave,”"]


def test_titles_single_words_and_nested_quotations_are_none():
    text = "She read “The Old Man and the Sea.” He said “no.” “They cried ‘stop the train’ all night,” he said."
    assert quotes(event(text)).text.tolist() == ["“They cried ‘stop the train’ all night,”"]


def test_headlines_hold_quotations_too():
    table = quotes(
        event(
            "The strike began. “We have had enough,” the driver said.",
            "Trains stood still.",
            headlines=[None, "Drivers: 'We Have Had Enough'"],
        )
    )
    assert table.part.tolist() == ["body", "headline"]
    assert table.text.tolist()[1] == "'We Have Had Enough'"
    assert table.match.tolist() == ["verbatim", "verbatim"]


def test_the_same_words_twice_in_one_article_count_as_one_outlet():
    twice = "“We will not pay,” he said.\n\nLater he repeated: “We will not pay.”"
    table = quotes(event(twice, "The bill is open."))
    assert table.quote.tolist() == [1, 1]
    assert table.n_outlets.tolist() == [1, 1]
    assert table.match.isna().all()


def test_most_outlets_come_first_then_first_appearance_and_offsets_slice_back():
    texts = (
        "“Only here, my friends,” he said.\n\n“Both of us have it,” she said.",
        "“Both of us have it,” she said.\n\n“All mine this time,” he said.",
    )
    found = event(*texts)
    table = quotes(found)
    assert table[["quote", "id"]].to_numpy().tolist() == [[1, "a"], [1, "b"], [2, "a"], [3, "b"]]
    bodies = {article.id: article.text for article in found.articles}
    assert [bodies[row.id][row.start : row.end] for row in table.itertuples()] == table.text.tolist()


def test_without_quotations_the_table_is_empty_but_whole():
    assert quotes(event("Nobody spoke.")).columns.tolist() == COLUMNS


def test_the_seeds_share_three_quotations(seeds_event):
    table = shared(quotes(seeds_event))
    assert table.groupby("quote").outlet.agg(lambda outlets: "".join(name[-1] for name in outlets)).tolist() == [
        "ABCC",
        "AB",
        "BC",
    ]
    assert table.groupby("quote").n_outlets.first().tolist() == [3, 2, 2]
    trimmed = table[table.match == "trimmed"]
    assert trimmed.text.tolist() == ["“unlawful and destabilizing acts”"]
    assert trimmed.cut.item().startswith("We are aware of the")
    assert trimmed.cut.item().endswith("to refrain from further")

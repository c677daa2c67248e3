"""Who is quoted or paraphrased: hand-made sentences for each kind of source and each order of words."""

import pytest

from framing import Article, Document
from framing.comparison.event import Event
from framing.comparison.sources import COLUMNS, sources, speech_sentences


def found(text):
    table = sources(Event.of([Article(text, outlet="A", id="1")]))
    return list(table[["source", "kind", "verb", "verb_class"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Mayor Ann Lowe said the pier was safe.", ("Mayor Ann Lowe", "named", "said", "neutral")),
        ("The harbor ministry denied that the pier had moved.", ("The harbor ministry", "institution", "denied", "doubting")),
        ("South Korea condemned the raid.", ("South Korea", "institution", "condemned", "speech act")),
        ("State media reported that the ferry had sunk.", ("State media", "medium", "reported", "neutral")),
        ("Critics warned that rents would rise.", ("Critics", "anonymous", "warned", "speech act")),
        ("The guard reportedly slept.", ("", "agentless", "reportedly", "doubting")),
        ("The guard is accused of theft.", ("", "agentless", "is accused of", "doubting")),
    ],
)
def test_each_kind_of_source(text, row):
    assert found(text) == [row]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The pier is safe,” said Ann Lowe, a plumber.", "Ann Lowe"),
        ("The pier is safe, said a spokesman for the ministry on Monday.", "a spokesman for the ministry"),
        ("According to Lee Park, a spokesman for the port, nobody was hurt.", "Lee Park"),
        ("Nobody was hurt, according to the Associated Press.", "the Associated Press"),
        ("Lee Park, a spokesman for the port, said nobody was hurt.", "Lee Park"),
        ("Lee Park, who runs the port, told reporters nobody was hurt.", "Lee Park"),
        ("The Geological Survey (GSX) said the ground had moved.", "The Geological Survey"),
        ("On Monday police said nobody was hurt.", "police"),
        ("The port authority on Monday said nobody was hurt.", "The port authority"),
        ("The road was closed, leaving hundreds stranded, Mayor Lowe also said.", "Mayor Lowe"),
        ("A man who police said had a knife was held.", "police"),
        ("The Harbor Council voted for the plan, calling it fair.", "The Harbor Council"),
        ("Paris and Berlin have accused the firm of fraud.", "Paris and Berlin"),
        ("The wall was sound, in his opinion.", "his"),
        ("A new claim from the port authority made headlines.", "the port authority"),
    ],
)
def test_the_source_wherever_it_stands(text, source):
    assert [row[0] for row in found(text)] == [source]


def test_a_pronoun_stays_and_takes_the_kind_of_the_source_before():
    rows = found("The ministry said the pier was safe. It stressed that the port was open. He said nobody was hurt.")
    assert [row[:2] for row in rows] == [("The ministry", "institution"), ("It", "institution"), ("He", "named")]


def test_two_sources_in_one_sentence_are_two_rows():
    rows = found("The ministry said the pier was safe, but Ann Lowe warned that it was not.")
    assert [row[0] for row in rows] == ["The ministry", "Ann Lowe"]


def test_speech_goes_on_over_sentences_of_one_paragraph():
    rows = found("“It was a long night,” Ann Lowe said. “Nobody on the whole pier slept. We are all tired today.”")
    assert rows == [("Ann Lowe", "named", "said", "neutral")] + [("Ann Lowe", "named", "", "neutral")] * 2


def test_speech_goes_on_over_paragraphs():
    text = "“It was a long night.\n\nNobody slept.\n\nWe are all tired,” said Ann Lowe."
    assert [row[0] for row in found(text)] == ["Ann Lowe"] * 3


def test_a_quotation_without_a_speaker_has_an_empty_source():
    assert found("“Nobody on the whole pier slept that night.”") == [("", "anonymous", "", "neutral")]


@pytest.mark.parametrize(
    "text",
    [
        "The storm destroyed 40 houses.",
        "She read “The Flowers of the Field” on the train.",
        "The so-called “reform” passed.",
        "The minister declined to say who would go.",
        "Police did not say who had called.",
        "The plan was criticized at the meeting.",
        "The club expects to open in June.",
    ],
)
def test_plain_narration_has_no_source(text):
    assert found(text) == []


def test_agentless_wording_is_no_speech():
    document = Document("The guard allegedly slept. The guard slept. Police said the guard slept.")
    assert speech_sentences(document).tolist() == [False, False, True]


def test_names_of_countries_change_the_kind_at_most():
    templates = ["{} warned that the talks would fail.", "The talks would fail, said {}.", "The talks failed, according to {}."]
    for template in templates:
        rows = [found(template.format(name)) for name in ("Russia", "Ukraine", "Freedonia", "Lowe")]
        assert [[row[0] for row in of] for of in rows] == [["Russia"], ["Ukraine"], ["Freedonia"], ["Lowe"]]
        assert len({tuple(row[2:] for row in of) for of in rows}) == 1


def test_articles_keep_their_ids_and_offsets():
    texts = ["Rain fell. Police said nobody was hurt.", "The guard allegedly slept. He said so to Ann Lowe."]
    articles = [Article(text, outlet=outlet, id=outlet.lower()) for text, outlet in zip(texts, "AB", strict=True)]
    table = sources(Event.of(articles))
    # Sentences 0 and 1 are of a, 2 and 3 of b.
    assert table[["outlet", "id", "sentence"]].to_numpy().tolist() == [["A", "a", 1], ["B", "b", 2], ["B", "b", 3]]
    by_id = {article.id: article.text for article in articles}
    assert [by_id[row.id][row.start : row.end] for row in table.itertuples()] == ["Police", "allegedly", "He"]


def test_every_row_of_the_seeds_slices_back(seeds):
    table = sources(Event.of(seeds.articles))
    sliced = [seeds.article(row.id).text[row.start : row.end] for row in table.itertuples()]
    assert sliced == [row.source or row.verb for row in table.itertuples()]
    assert {"anonymous", "institution", "named", "medium", "agentless"} == set(table.kind)


def test_an_event_without_speech_has_an_empty_table():
    table = sources(Event.of([Article("", outlet="A", id="1")]))
    assert table.columns.tolist() == list(COLUMNS)
    assert table.empty


@pytest.mark.parametrize("text", ['"' * 300_000, "said " * 60_000, "a" * 300_000, ", said a" * 40_000])
def test_long_inputs_end(text):
    assert len(speech_sentences(Document(text))) >= 1

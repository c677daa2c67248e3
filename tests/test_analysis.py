import numpy as np
import pandas as pd
import pytest

import framing
from framing import Article

FRENCH = (
    "Le président a déclaré mardi que la réunion aurait lieu la semaine prochaine dans la capitale. "
    "Les ministres des deux pays se sont rencontrés pour discuter du budget et de la situation à la frontière."
)


def reasons(analysis, column):
    return analysis.notes[analysis.notes.metric == column].reason.tolist()


def test_rows_keep_the_order_of_the_input_and_ids_are_kept():
    analysis = framing.analyse([Article("One.", id="z"), Article("Two.", id="a"), "Three."])
    assert analysis.scores.index.tolist() == ["z", "a", "3"]
    assert analysis.scores.index.name == "id"


def test_a_running_number_that_is_taken_gets_a_suffix():
    assert framing.analyse([Article("One.", id="2"), "Two."]).scores.index.tolist() == ["2", "2-2"]


def test_two_articles_of_one_id_are_an_error():
    with pytest.raises(ValueError, match="two articles have the id 'a'"):
        framing.analyse([Article("One.", id="a"), Article("Two.", id="a")])


@pytest.mark.parametrize("wrong", ["One.", Article("One.")])
def test_a_single_article_is_an_error_that_says_what_to_do(wrong):
    with pytest.raises(TypeError, match="put it in a list"):
        framing.analyse(wrong)


@pytest.mark.parametrize("wrong", [pd.DataFrame({"text": ["One."]}), {"text": "One."}])
def test_a_table_is_an_error_that_says_what_to_do(wrong):
    with pytest.raises(TypeError, match=r"read_articles\(table\)"):
        framing.analyse(wrong)


def test_what_is_no_article_is_named():
    with pytest.raises(TypeError, match="article 2 is a int"):
        framing.analyse(["One.", 2])
    with pytest.raises(ValueError, match="there is no article"):
        framing.analyse([])


@pytest.mark.parametrize(
    ("article", "column", "reason"),
    [
        (Article("One."), "headline_sensationalism", "no headline"),
        (Article("One.", headline="  "), "headline_sensationalism", "no headline"),
        (Article("One.", headline="?!"), "headline_sensationalism", "no words in the headline"),
        (Article("", headline="Polls close"), "loaded_language", "no text in the body"),
        (Article("", headline="Polls close"), "loaded_sentences", "no text in the body"),
        (Article("... !!! —"), "hedges_per_100_words", "no text in the body"),
        (Article("- One\n- Two"), "hedging_ratio", "no prose"),
        (Article("... !!! —"), "hedging_ratio", "no prose"),
        (Article("word " * 30), "reading_ease", "fewer than 100 words of prose"),
        (Article(FRENCH), "loaded_language", "not English"),
        (Article(FRENCH), "hedging_ratio", "not English"),
        (Article(FRENCH, headline="Le président parle!"), "headline_sensationalism", "not English"),
    ],
)
def test_a_value_that_cannot_be_had_is_missing_with_its_reason(article, column, reason):
    analysis = framing.analyse([article])
    assert np.isnan(analysis.scores[column].item())
    assert reasons(analysis, column) == [reason]


OTHERS = """
Die Regierung hat am Dienstag mitgeteilt, dass die Gespräche in der kommenden Woche in Berlin fortgesetzt werden, wie es hieß.
El presidente dijo el martes que la reunión se celebrará la próxima semana en la capital, según un comunicado oficial.
Il presidente ha detto martedì che la riunione si terrà la prossima settimana nella capitale, secondo una nota di ieri.
De regering heeft dinsdag laten weten dat de gesprekken volgende week in Den Haag worden voortgezet met alle partijen samen.
Prezydent powiedział we wtorek, że spotkanie odbędzie się w przyszłym tygodniu w stolicy, zgodnie z komunikatem \
rządu i innych partii.
Hükümet salı günü yaptığı açıklamada görüşmelerin gelecek hafta başkentte devam edeceğini ve tüm partilerin buna katılacağını \
bugün yeniden ve açık olarak söyledi.
Президент заявил во вторник, что встреча состоится на следующей неделе в столице, сообщает пресс-служба правительства страны \
в среду рано утром.
""".strip().splitlines()


@pytest.mark.parametrize("text", [FRENCH, *OTHERS])
def test_twenty_words_are_enough_to_tell_another_language(text):
    assert np.isnan(framing.analyse([text]).scores.loaded_language.item())


def test_terse_english_is_english():
    text = (
        "North Korea fired ballistic missiles Thursday. South Korea condemned launches. Japan protested strongly. "
        "Washington urged restraint. Moscow declined comment. Beijing stayed silent."
    )
    assert framing.analyse([text]).notes.query("reason == 'not English'").empty


def test_another_language_has_sizes_and_no_evidence():
    analysis = framing.analyse([Article(FRENCH, headline="Catastrophe!"), "The shameful deal passed."])
    assert analysis.scores.words.iloc[0] == len(FRENCH.split())
    assert set(analysis.evidence.id) == {"2"}
    assert analysis.sentences[analysis.sentences.id == "1"].loaded.isna().all()


def test_a_short_text_is_too_short_to_tell_its_language():
    assert framing.analyse(["Le président a parlé."]).scores.loaded_language.item() == 0


def test_tables_have_the_columns_promised(seeds):
    assert seeds.evidence.columns.tolist() == (
        "id metric part start end text category weight voice attributed sentence".split()
    )
    assert seeds.sentences.columns.tolist() == "id sentence block start end text loaded hedged attributed".split()
    assert seeds.notes.columns.tolist() == ["id", "metric", "reason"]
    assert seeds.sentences.sentence.tolist() == list(range(len(seeds.sentences)))
    empty = framing.analyse([""])
    assert empty.evidence.columns.tolist() == seeds.evidence.columns.tolist()
    assert len(empty.evidence) == len(empty.sentences) == 0


def test_evidence_points_at_its_row_in_sentences(seeds):
    body = seeds.evidence[seeds.evidence.part == "body"]
    rows = seeds.sentences.loc[body.sentence]
    assert (rows.id.to_numpy() == body.id.to_numpy()).all()
    assert all(cue in sentence for cue, sentence in zip(body.text, rows.text, strict=True))


def test_progress_tells_every_article():
    done = []
    framing.analyse(["One."] * 5, progress=done.append)
    assert sum(done) == 5


def test_chosen_metrics_alone_are_measured():
    chosen = [metric for metric in framing.METRICS if metric.column in {"words", "lix"}]
    analysis = framing.analyse(["The shameful deal passed."], metrics=chosen)
    assert analysis.scores.columns.tolist() == ["outlet", "lix", "words"]
    assert len(analysis.evidence) == 0
    assert framing.analyse(["One."], metrics=framing.METRICS[-1:]).evidence.empty


def test_sizes_are_whole_numbers(seeds):
    assert pd.api.types.is_integer_dtype(seeds.scores.words)
    assert seeds.scores.sentences.tolist() == [24, 18, 36]


def test_a_metric_of_ones_own_needs_two_functions():
    def count_dashes(document):
        per_sentence = [sentence.text.count("—") for sentence in document.sentences]
        return {"dashes": np.array(per_sentence, dtype=int), "words": document.sentences.words}

    def dashes_per_100_words(totals):
        """Dashes per 100 words."""
        return framing.metric.rate(totals.dashes, totals.words)

    mine = framing.Metric(count_dashes, dashes_per_100_words, unit="per 100 words", bounds=(0, 100), scope="body")
    scores = framing.analyse(["One—two—three four.", "One."], metrics=[*framing.METRICS, mine]).scores
    assert scores.dashes_per_100_words.tolist() == [50.0, 0.0]

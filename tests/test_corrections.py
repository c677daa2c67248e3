import json
import pickle
import re

import numpy as np
import pandas as pd
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import Article, Correction, Corrections
from framing.cli import main
from framing.corpus import score_corpus, score_partition
from framing.lexicon import list_digest
from framing.metrics import METRICS
from tests.conftest import SEEDS

TEXT = "The shameful bill passed on Monday. It may slam the poor, critics say. “A shameful day,” he said."
FILE = """\
cue,action,category,weight,reason,article
shameful,reject,,,the title of a film,
bill,add,evaluation,0.5,a nickname here,a
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def cues(texts, *rows, **how):
    found = framing.analyse(texts, corrections=Corrections(rows), **how).evidence
    return list(zip(found.id, found.text, found.category, found.weight, strict=True))


def test_a_rejected_cue_is_gone_and_its_score_with_it():
    before = framing.analyse([TEXT])
    after = framing.analyse([TEXT], corrections=Corrections([Correction("shameful", "reject", "a film")]))
    gone = before.evidence[before.evidence.text == "shameful"]
    assert len(gone) == 2
    pd.testing.assert_frame_equal(after.evidence, before.evidence.drop(gone.index).reset_index(drop=True))
    words = before.scores.words.item()
    own = gone[gone.voice == "own"].weight.sum()
    assert after.scores.loaded_language.item() == pytest.approx(before.scores.loaded_language.item() - 100 * own / words)
    assert after.sentences.loaded[0] < before.sentences.loaded[0]
    feature = gone.category.iloc[0]
    assert before.explain("1", 0).set_index("feature").loc[feature].value > 0
    assert after.explain("1", 0).set_index("feature").loc[feature].value == 0


def test_an_added_cue_counts_with_its_category_and_weight():
    found = framing.analyse([TEXT], corrections=Corrections([Correction("bill", "add", "x", "evaluation", 0.5)])).evidence
    assert found[found.text == "bill"][["metric", "category", "weight", "voice"]].values.tolist() == [
        ["loaded_language", "evaluation", 0.5, "own"]
    ]


def test_an_added_cue_takes_the_place_of_one_that_is_there():
    assert ("1", "may", "adverb", 2.0) in cues([TEXT], Correction("may", "add", "x", "hedges/adverb", 2.0))
    assert [cue for cue in cues([TEXT], Correction("may", "add", "x", "hedges/adverb", 2.0)) if cue[1] == "may"][1:] == []


def test_one_article_alone():
    articles = [Article(TEXT, id="a"), Article(TEXT, id="b")]
    found = cues(
        articles, Correction("shameful", "reject", "x", article="a"), Correction("bill", "add", "x", "evaluation", article="b")
    )
    assert [name for name, text, *_ in found if text == "shameful"] == ["b", "b"]
    assert [name for name, text, *_ in found if text == "bill"] == ["b"]
    shipped = cues(articles, Correction("may", "add", "x", "hedges/modal", 2.0, article="b"))
    assert [(name, weight) for name, text, _, weight in shipped if text == "may"] == [("a", 1.0), ("b", 2.0)]


def test_a_category_tells_which_reading_is_rejected():
    headline = Article("Turnout rose.", headline="Shameful bill passed", id="a")
    article = Article(TEXT, id="b")
    found = cues([headline, article], Correction("shameful", "reject", "x", "intensity"))
    assert [name for name, text, *_ in found if text.lower() == "shameful"] == ["b", "b"]


def test_inflections_choices_and_spellings():
    found = cues(["Critics slammed it. He hailed the colour-blind deal."], Correction("slam~|hail~", "reject", "x"))
    assert not {"slammed", "hailed"} & {text for _, text, *_ in found}
    added = cues(["The colour faded."], Correction("color", "add", "x", "evaluation"))
    assert [text for _, text, *_ in added] == ["colour"]


def test_a_shorter_cue_inside_a_rejected_one_counts():
    text = "A deadly and dangerous alliance was formed."
    assert "dangerous alliance" in [cue for _, cue, *_ in cues([text])]
    assert "dangerous alliance" not in [cue for _, cue, *_ in cues([text], Correction("dangerous alliance", "reject", "x"))]
    longer = cues([text], Correction("dangerous", "reject", "x"))
    assert "dangerous alliance" in [cue for _, cue, *_ in longer]


def test_cues_that_code_finds_can_be_rejected():
    article = Article("They agreed on a so “clean” energy. It passed.", headline="North Korea STRIKES again")
    before = [text for _, text, *_ in cues([article])]
    assert "STRIKES" in before
    assert "clean" in " ".join(before)
    after = [text for _, text, *_ in cues([article], Correction("strikes", "reject", "x"), Correction("clean", "reject", "x"))]
    assert "STRIKES" not in after
    assert "clean" not in " ".join(after)


def test_comparison_and_pages_are_corrected_too(tmp_path):
    articles = framing.read_articles(SEEDS)
    added = Corrections([Correction("ballistic", "add", "test", "hedges/adverb", 1.0)])
    analysis = framing.analyse(articles, corrections=added)
    plain = framing.compare(framing.analyse(articles))
    comparison = framing.compare(analysis)
    assert comparison.lists == analysis.lists != plain.lists
    value = comparison.scores.query("metric == 'hedges_per_100_words'").set_index("outlet").value
    assert value.tolist() == pytest.approx(analysis.scores.hedges_per_100_words.tolist(), abs=1e-6)
    assert (comparison.claims.certainty == "hedged").sum() > (plain.claims.certainty == "hedged").sum()
    assert analysis.lists in framing.write_report(analysis, tmp_path / "report.html").read_text(encoding="utf-8")
    for name in ("scores.csv", "scores.json", "scores.md", "evidence.tex"):
        how = {"table": "evidence"} if name.startswith("evidence") else {}
        assert "1 correction" in framing.write_tables(analysis, tmp_path / name, **how).read_text(encoding="utf-8")
    assert "1 correction, applied at" in analysis.methods()


def test_the_places_are_counted(file):
    analysis = framing.analyse([Article(TEXT, id="a"), Article(TEXT, id="b")], corrections=file)
    assert analysis.corrected[["cue", "action", "places"]].values.tolist() == [["shameful", "reject", 4], ["bill", "add", 1]]
    assert analysis.lists.endswith("with 2 corrections, applied at 5 places")
    one = analysis.subset(["b"])
    assert one.corrected.places.tolist() == [2, 0]
    assert framing.analyse([TEXT]).corrected.empty


def test_saved_and_pickled(file, tmp_path):
    analysis = framing.analyse([Article(TEXT, id="a")], corrections=file)
    loaded = framing.load(analysis.save(tmp_path / "a.framing"))
    pd.testing.assert_frame_equal(loaded.evidence, analysis.evidence)
    assert loaded.lists == analysis.lists
    again = framing.load(tmp_path / "a.framing", anew=True)
    pd.testing.assert_frame_equal(again.scores, analysis.scores)
    own = pickle.loads(pickle.dumps(analysis.corrections))
    assert own.rows == analysis.corrections.rows


def test_a_corpus_with_corrections(tmp_path):
    rows = Corrections([Correction("shameful", "reject", "a film")])
    table = pd.DataFrame({"id": ["a", "b"], "text": [TEXT, "The shameful bill."]})
    expected = framing.analyse([Article(**row) for row in table.to_dict("records")], corrections=rows).scores
    assert score_partition(table, corrections=rows).loaded_language.tolist() == expected.loaded_language.tolist()
    table.to_csv(tmp_path / "news.csv", index=False)
    score_corpus(tmp_path / "news.csv", tmp_path / "scores", corrections=rows)
    found = pd.read_parquet(tmp_path / "scores" / "part-000000.parquet")
    assert found.loaded_language.tolist() == expected.loaded_language.tolist()
    about = pyarrow.parquet.read_schema(tmp_path / "scores" / "part-000000.parquet").metadata
    assert about[b"word lists"].decode() == f"{list_digest()} with 1 correction"
    settings = json.loads((tmp_path / "scores" / "manifest.json").read_text(encoding="utf-8"))["settings"]
    assert settings["corrections"][0][:3] == ["shameful", "reject", "a film"]
    with pytest.raises(ValueError, match="was begun with other corrections"):
        score_corpus(tmp_path / "news.csv", tmp_path / "scores")
    with pytest.raises(ValueError, match="for the article 'a' alone"):
        score_partition(table, corrections=Corrections([Correction("may", "reject", "x", article="a")]))


def test_the_command_line(file, tmp_path, capsys):
    assert main(["score", str(SEEDS), "-o", str(tmp_path / "s.csv"), "--corrections", str(file)]) == 0
    assert "with 2 corrections, applied at" in (tmp_path / "s.csv").read_text(encoding="utf-8")
    file.write_text("cue,action\nmay,reject\n", encoding="utf-8")
    assert main(["score", str(SEEDS), "-o", str(tmp_path / "t.csv"), "--corrections", str(file)]) == 2
    assert "has no column reason. Its first line names cue, action" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("may,drop,,,x,", "line 2, cue 'may': the action is 'drop'; it must be reject or add"),
        (",reject,,,x,", "the cue is empty"),
        ("may,reject,,,,", "the reason is empty"),
        ("may,add,adverb,,x,", "write boosters/adverb or hedges/adverb"),
        ("may,add,nonsense,,x,", "there is no category 'nonsense'"),
        ("may,reject,nonsense,,x,", "there is no category 'nonsense'"),
        ("may,add,hedges/nonsense,,x,", "there is no category 'hedges/nonsense'"),
        ("may,add,modal,0.3,x,", "not a multiple of 1/64"),
        ("may,add,modal,much,x,", "line 2: the weight 'much' is not a number"),
        ("...,add,modal,1,x,", "is no word as texts are cut"),
        ("may,reject,,,x", "line 2: it has 5 cells, the first line 6"),
        ("may,reject,,,x,,", "line 2: it has 7 cells, the first line 6"),
        ('"may,reject,,,x,', "Close its quotation marks"),
    ],
)
def test_what_cannot_be_applied_is_refused(tmp_path, row, message):
    (tmp_path / "c.csv").write_text(f"cue,action,category,weight,reason,article\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(message)):
        Corrections.from_csv(tmp_path / "c.csv")


def test_a_file_that_is_not_utf_8(tmp_path):
    (tmp_path / "c.csv").write_bytes("cue,action,reason\nmay,reject,caf\xe9\n".encode("cp1252"))
    with pytest.raises(ValueError, match="is not UTF-8"):
        Corrections.from_csv(tmp_path / "c.csv")


WORDS = ("may", "shameful", "clearly", "bill", "some", "slam")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, "the", "said", "."]), min_size=1, max_size=30),
    st.lists(st.sampled_from(WORDS), unique=True, max_size=4),
)
def test_scores_stay_the_sums_of_the_evidence(words, rejected):
    text = " ".join(words)
    own = Corrections([Correction(word, "reject", "x") for word in rejected])
    analysis, plain = framing.analyse([text], corrections=own), framing.analyse([text])
    kept = plain.evidence[~plain.evidence.text.str.lower().isin(rejected)].reset_index(drop=True)
    mine = analysis.evidence
    assert set(mine.text.str.lower()).isdisjoint(rejected)
    assert len(mine) >= len(kept)  # a cue inside a longer one that is gone
    n = analysis.scores.words.item()
    for metric in METRICS:
        if metric.evidence in {"loaded_language", "boosting", "approximation"} and n:
            cues_of = mine[(mine.metric == metric.evidence) & ((metric.voice is None) | (mine.voice == metric.voice))]
            assert analysis.scores[metric.column].item() == 100 * cues_of.weight.sum() / n
    assert np.isnan(analysis.scores.headline_sensationalism.item())


def test_columns_are_those_that_are_known(tmp_path):
    path = tmp_path / "c.csv"
    for header, message in (
        ("cue,action,reason,Article", "line 1: there is no column 'Article'. Did you mean 'article'?"),
        ("cue,action,reason,article_id", "line 1: there is no column 'article_id'. Did you mean 'article'?"),
        ("cue,action,reason,comment", "line 1: there is no column 'comment'. Its first line names cue, action, category"),
        ("cue,action,reason,cue", "line 1: it has the columns cue more than once"),
        ("cue,action,reason,", "line 2: 'a' stands in a column without a name"),
    ):
        path.write_text(f"{header}\nmay,reject,x,a\n", encoding="utf-8")
        with pytest.raises(ValueError, match=re.escape(message)):
            Corrections.from_csv(path)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_file_is_read_as_spreadsheets_save_it(tmp_path, separator):
    text = (
        "cue , action,category,weight,reason, article,,\n,,,,,,,\nmay,Reject,,,a month , a,,\n"
        "bill,add,evaluation,,x,,,\n,,,,,,,\n"
    )
    (tmp_path / "c.csv").write_bytes(text.replace("\n", "\r\n").replace(",", separator).encode())
    found = Corrections.from_csv(tmp_path / "c.csv")
    assert found.rows == (
        Correction("may", "reject", "a month", article="a"),
        Correction("bill", "add", "x", "evaluation"),
    )
    assert found.lines == (3, 4)


def places(articles, *rows):
    analysis = framing.analyse(articles, corrections=rows)
    return analysis.corrected.places.tolist(), analysis.lists.rpartition("applied at ")[2]


def test_lists_that_tell_who_speaks_count_too():
    text = "According to the army, the missile fell. It said so. Nobody denied it."
    assert places([text], Correction("according to", "reject", "x")) == ([1], "1 place")
    assert places([text], Correction("said", "reject", "x"), Correction("deny~", "reject", "x"))[0][0] == 1
    assert places([text], Correction("missile~", "add", "x", "attribution/agentless")) == ([1], "1 place")


def test_a_place_counts_once():
    # "may" is a hedge; in a headline "shameful" is a cue of sensationalism and of loaded language, which are one place.
    assert places(["It may."], Correction("may", "reject", "x"), Correction("may|might", "reject", "y")) == ([1, 1], "1 place")
    headline = Article("It rained.", headline="Shameful bill passed", id="a")
    assert places([headline], Correction("shameful", "reject", "x")) == ([1], "1 place")


def test_where_the_context_does_not_hold_nothing_is_rejected():
    # The month is no hedge.
    assert places(["They voted in May. It may rain."], Correction("may", "reject", "x"))[0] == [1]
    assert places(["They voted in May."], Correction("may", "reject", "x"))[0] == [0]


def test_articles_that_are_not_english_are_not_counted():
    french = (
        "Le président a dit que la réunion aura lieu demain matin à Paris, et que tous les ministres may said dans la salle."
    )
    own = framing.cue_rate(framing.Lexicon("own", [framing.Row("ministres")]), name="own", meaning="Own.", language=None)
    # "said" is looked for to tell whose words "ministres" are, but as an English word.
    rows = [Correction(word, "reject", "x") for word in ("may", "said", "ministres")]
    assert framing.analyse([french], metrics=[*METRICS, own], corrections=rows).corrected.places.tolist() == [0, 0, 1]


def test_what_changes_nothing_says_why(tmp_path, capsys):
    path = tmp_path / "c.csv"
    path.write_text(
        "cue,action,category,weight,reason,article\nmay,reject,,,x,outlet-A\nat leest,reject,,,x,\n"
        "zebra~,add,evaluation,,x,\nmay,reject,hedges/adverb,,x,\nconfirmed,reject,,,x,\n",
        encoding="utf-8",
    )
    expected = [
        "no article has the id 'outlet-A'; did you mean 'outlet-a'?",
        "found nowhere as a cue",
        "found nowhere but where other cues stand",
        "found nowhere as a cue of the category 'hedges/adverb'",
        "",
    ]
    assert framing.analyse(framing.read_articles(SEEDS), corrections=path).corrected.note.tolist() == expected
    for command, output in (("score", "s.csv"), ("report", "r"), ("compare", "c.xlsx")):
        assert main([command, str(SEEDS), "-o", str(tmp_path / output), "--corrections", str(path)]) == 0
        out, err = capsys.readouterr()
        assert "with 5 corrections, applied at " in out
        assert err.splitlines()[:2] == [
            f"framing: {path}, line 2, cue 'may': no article has the id 'outlet-A'; did you mean 'outlet-a'?.",
            f"framing: {path}, line 3, cue 'at leest': found nowhere as a cue.",
        ]


def test_what_another_row_rejects_wherever_it_is_added_is_refused():
    added = Correction("regime~", "add", "x", "evaluation", article="a")
    for row in (
        Correction("regime~", "reject", "y"),
        Correction("regime~|rule", "reject", "y", article="a"),
        Correction("regime~", "reject", "y", "loaded_language/evaluation"),
    ):
        for rows in ((added, row), (row, added)):
            line = 2 + rows.index(added)
            with pytest.raises(
                ValueError, match=f"line {line}, cue 'regime~': it can never count, since line {5 - line} rejects it"
            ):
                Corrections(rows)
    for row in (
        Correction("regimes", "reject", "y"),
        Correction("regime~", "reject", "y", article="b"),
        Correction("regime~", "reject", "y", "partisan label"),
    ):
        Corrections([added, row])
    assert cues(["A regime fell."], Correction("regime~", "add", "x", "evaluation"), Correction("regimes", "reject", "y"))


def test_a_list_can_be_named_with_the_category():
    text = "It will probably rain. It will absolutely snow."

    def adverbs(*rows):
        return [cue for _, cue, category, _ in cues([text], *rows) if category == "adverb"]

    assert adverbs() == ["probably", "absolutely"]
    assert adverbs(Correction("probably|absolutely", "reject", "x", "hedges/adverb")) == ["absolutely"]
    assert not adverbs(Correction("probably|absolutely", "reject", "x", "adverb"))


def test_errors_of_a_row_are_told_once():
    with pytest.raises(ValueError, match=r"^l.csv, line 12, cue 'regime': the weight 0.3 is not a multiple of 1/64"):
        Corrections([Correction("regime", "add", "x", "evaluation", 0.3)], name="l.csv", lines=[12])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (Correction(None, "reject", "x"), "line 2, cue 'None': the cue is None, which is no text"),
        (Correction("may", "add", "x", "evaluation", "1"), "line 2, cue 'may': the weight is '1', which is no number"),
        (Correction("may", "reject", None), "line 2, cue 'may': the reason is None, which is no text"),
        (Correction("may", "reject", "x", article=1), "line 2, cue 'may': the article is 1; it must be an id as a text"),
        (("may", "reject", "x"), "takes rows of framing.Correction, not tuple"),
    ],
)
def test_a_row_of_another_type_is_refused(row, message):
    with pytest.raises(TypeError, match=re.escape(message)):
        Corrections([row])
    with pytest.raises(TypeError, match=re.escape(message)):
        framing.analyse([TEXT], corrections=[row])


def test_a_single_correction_is_no_list():
    with pytest.raises(TypeError, match="takes a list of Correction, not one Correction"):
        framing.analyse([TEXT], corrections=Correction("may", "reject", "x"))


@pytest.mark.parametrize("action", ["reject", "add"])
def test_marks_are_no_words(action):
    with pytest.raises(ValueError, match="what code looks for, as marks of punctuation, cannot be corrected"):
        Corrections([Correction("<exclamation>", action, "x", "emphasis")])

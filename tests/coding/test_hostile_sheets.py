"""Articles with texts, names and ids that no newspaper prints, from sheet to agreement."""

import json
import os
import subprocess
import sys
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import Article
from framing.cli import main
from framing.coding import agreement, write_coding_sheet
from framing.coding.draws import groups
from framing.coding.units import units_of
from tests import strategies
from tests.check.hostile import ALL
from tests.coding.sheets import VALUES, assert_no_formula, code, fill, shown
from tests.export.tables import odd

FORMULAS = [
    f"{lead}{sign}{rest} was typed."
    for sign in "=+-@\t\r＝＋－＠"
    for lead in ("", "'", " ", "\u200b", "\ufeff")
    for rest in ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("//evil.example","x")')
]
CONTROLS = ["NUL \0 stood there.", "A bell \a and \x1b[31m rang.", "One \x85 \x9f two.", "A \ufffe and \uffff stood there."]
SURROGATES = ["One \ud800 stood alone.", "\udfff\ud83d came first.", "It ended in \udc80."]
TURNS = ["\u202eIt turned around.", "\u2067The \u202b gull \u2069 saw it.", "\u200fIt was marked."]
ASTRAL = ["𝒯he 𝓫ill passed. 🏴\U000e0067\U000e0062\U000e007f flew.", "\U0010fffd was private.", "👩‍👩‍👧 agreed."]
NUMBERS = ["007", "1e5", "TRUE", "1,0", "–", "0x10", "NULL", "#N/A", "1/2", "2024-01-01"]
ESCAPES = ["_x0041_ stood there.", "_x005F_x0041_ stood there.", "<r><t>bold</t></r>", "&amp; &#61;1", 'a";"b', "''=1"]
GROUPS = {"formulas": FORMULAS, "controls": CONTROLS, "surrogates": SURROGATES, "turns": TURNS, "astral": ASTRAL,
          "numbers": NUMBERS, "escapes": ESCAPES, "scripts": ALL}  # fmt: skip
IDS = ["../x", "", " ", "a", "A", "\u00df", "ss", "SS", "007", "7", "1e5", "TRUE", "a\0", "a\0\0", "\ud800", "\udfff",
       "\u202ea", "𝒳", "=1+1", "C:\\x", "/etc/passwd", "x" * 40_000, "a,b;c\td", '"', "a\nb", "–", "unit"]  # fmt: skip


def articles_of(texts):
    return [Article(f"{text} It rained.", headline=text, outlet=text, id=str(n)) for n, text in enumerate(texts)]


def written(analysis, path, **options):
    """Sheets; what a cell cannot hold is told as a warning, which other tests look at."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return write_coding_sheet(analysis, path, **options)


def holds_what_was_answered(found, analysis, answers):
    """Every unit is there, and has the code that its text was given."""
    assert len(found.codes) == sum(3 if unit.part == "sentence" else 1 for unit in units_of(analysis))
    texts = {(unit.id, unit.sentence): unit.text for unit in units_of(analysis)}
    for row in found.codes.to_dict("records"):
        assert row["text"] == texts[row["id"], row["sentence"]]
        for name, answer in zip(found.coders, answers, strict=True):
            assert row[name] == answer(row["text"], row["item"]), (row["item"], row["text"][:80])


def other(text, item):
    return code(text, item, salt=1)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("group", GROUPS)
def test_hostile_texts_come_back_with_their_codes(tmp_path, group, ending):
    analysis = framing.analyse(articles_of(GROUPS[group]))
    one, two = written(analysis, tmp_path / f"s{ending}")
    assert_no_formula(one)
    fill(one)
    fill(two, other)
    found = agreement([one, two], analysis, resamples=10)
    holds_what_was_answered(found, analysis, [code, other])
    repr(found).encode("utf-8", "surrogatepass")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        assert_no_formula(found.write(tmp_path / "out.xlsx"))
        found.write(tmp_path / "out.json")
    assert framing.read_table(tmp_path / "out.json", "codes").text.tolist() == found.codes.text.tolist()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_hostile_ids_are_told_apart(tmp_path, ending):
    analysis = framing.analyse([Article(f"Sentence {n} stands here. It rained.", id=name) for n, name in enumerate(IDS)])
    one, two = written(analysis, tmp_path / f"s{ending}")
    assert_no_formula(one)
    assert {path.name for path in tmp_path.iterdir()} <= {one.name, two.name, "s.codebook.md"}
    fill(one)
    fill(two, other)
    found = agreement([one, two], analysis, resamples=10)
    holds_what_was_answered(found, analysis, [code, other])
    assert found.articles.id.drop_duplicates().tolist() == IDS


def test_articles_are_drawn_under_their_whole_ids():
    # Twelve ids; NumPy's own texts would take the eleven that are NULs for one.
    assert groups(["\0" * n for n in range(12)] * 2)[1:3] == (12, "articles")


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_hidden_outlets_may_have_any_name(tmp_path, ending):
    names = [*IDS, *ALL, *FORMULAS[:20], "The ", ".*", "(", "[a", "\\", "the the", "The The"]
    analysis = framing.analyse([Article(f"{name} saw it. It rained.", outlet=name, id=str(n)) for n, name in enumerate(names)])
    (path,) = written(analysis, tmp_path / f"s{ending}", coders=1, hide_outlets=True)
    assert_no_formula(path)
    fill(path, lambda _, item: VALUES[item] - 1)
    found = agreement(path, analysis, resamples=10)
    assert (found.codes.people == 1).all()
    assert len(found.codes) == 3 * len(analysis.sentences)


@pytest.mark.parametrize("size", [32_768, 140_000])  # beyond a cell of a workbook; beyond what the csv module takes by itself
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_very_long_sentences_keep_their_codes(tmp_path, size, ending):
    long = "The 𝒷ill " + "really " * (size // 7) + "passed."
    analysis = framing.analyse([Article(f"{long} It rained.", headline=long, id="a"), Article("Polls close.", id="b")])
    assert max(map(len, analysis.sentences.text)) > 32_767
    if ending == ".xlsx":
        with pytest.warns(UserWarning, match=r"coder 1\.text: \d cells with more than the 32,767 characters"):
            one, two = write_coding_sheet(analysis, tmp_path / "s.xlsx")
        assert max(len(row["text"].encode("utf-16-le")) // 2 for row in shown(one)) == 32_767
    else:
        one, two = write_coding_sheet(analysis, tmp_path / "s.csv")
        assert {row["text"] for row in shown(one)} == {unit.text for unit in units_of(analysis)}
    fill(one)
    fill(two, other)
    holds_what_was_answered(agreement([one, two], analysis, resamples=10), analysis, [code, other])


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(strategies.texts, odd.map(lambda text: f"{text} It rained.")),
            st.one_of(st.none(), odd, strategies.texts),
            st.one_of(st.none(), odd),
            st.one_of(st.sampled_from(IDS), odd),
        ).filter(lambda fields: not any(mark in str(fields) for mark in ("<r>", "_x00"))),  # see `workbook.to_bytes`
        min_size=1, max_size=4, unique_by=lambda fields: fields[3],
    ),
    st.sampled_from([".xlsx", ".csv"]),
    st.booleans(),
)  # fmt: skip
def test_any_article_comes_back_with_its_codes(tmp_path_factory, fields, ending, hide):
    analysis = framing.analyse([Article(text, headline, outlet, name) for text, headline, outlet, name in fields])
    if not units_of(analysis):
        return
    (path,) = written(analysis, tmp_path_factory.mktemp("any") / f"s{ending}", coders=1, hide_outlets=hide)
    assert_no_formula(path)
    if hide:  # the texts are others then
        fill(path, lambda _, item: VALUES[item] - 1)
        holds_what_was_answered(agreement(path, analysis, resamples=10), analysis, [lambda _, item: VALUES[item] - 1])
    else:
        fill(path)
        holds_what_was_answered(agreement(path, analysis, resamples=10), analysis, [code])


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_command_line_takes_hostile_articles(tmp_path, capsys, ending):
    texts = [text for group in GROUPS.values() for text in group]
    source = tmp_path / "in.jsonl"
    names = [*(name for name in IDS if name.strip()), *(f"article {n}" for n in range(len(texts)))]
    rows = [
        {"text": f"{text} It rained.", "headline": text, "outlet": text, "id": name}
        for text, name in zip(texts, names, strict=False)
    ]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="ascii")
    assert main(["coding-sheet", str(source), "-o", str(tmp_path / f"s{ending}")]) == 0
    sheets = [tmp_path / f"s.coder{n}{ending}" for n in (1, 2)]
    for sheet, answer in zip(sheets, (code, other), strict=True):
        assert_no_formula(sheet)
        fill(sheet, answer)
    target = tmp_path / "out.xlsx"
    arguments = ["agreement", *map(str, sheets), "--analysis", str(source), "--resamples", "10", "-o", str(target)]
    assert main(arguments) == 0
    assert_no_formula(target)
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    assert "loaded, coders: " in told.out


@pytest.mark.parametrize(
    "name",
    ["=1+1", "people", "high", "note", "alpha", "id", "between", "value", "\u202ea", "a\x1b[31m", "a\nb", "<b>", "s" * 200],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_coders_files_may_have_any_name(tmp_path, capsys, name):
    analysis = framing.analyse(articles_of(["The bill passed.", "Polls close at ten."]))
    one, two = write_coding_sheet(analysis, tmp_path / "s.csv")
    fill(one)
    fill(two, other)
    source = analysis.save(tmp_path / "a.framing")
    named = one.rename(tmp_path / f"{name}.csv")
    arguments = ["agreement", str(named), str(two), "--analysis", str(source), "-o", str(tmp_path / "out.xlsx")]
    assert main([*arguments, "--resamples", "10"]) == 0
    assert "\x1b" not in capsys.readouterr().out
    assert_no_formula(tmp_path / "out.xlsx")
    found = framing.read_table(tmp_path / "out.xlsx", "codes")
    # A name that a column has already gets a number.
    (coder,) = (column for column in found.columns if column in {name, f"{name}-2"} and column not in {"id", "people"})
    assert found[coder].tolist() == [code(*row) for row in zip(found.text, found.item, strict=True)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no file names that are no text")
def test_a_file_name_need_not_be_text(tmp_path):
    analysis = framing.analyse(articles_of(["The bill passed.", "Polls close at ten."]))
    (path,) = write_coding_sheet(analysis, tmp_path / "s.csv", coders=1)
    fill(path)
    odd_one = os.fsencode(tmp_path) + b"/ann\xff.csv"
    os.rename(path, odd_one)  # noqa: PTH104
    source = analysis.save(tmp_path / "a.framing")
    run = subprocess.run(
        [sys.executable, "-c", "from framing.cli import entry; entry()", "agreement", odd_one, "--analysis", source,
         "-o", tmp_path / "out.json", "--resamples", "10"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, b"")
    assert "ann\ufffd" in framing.read_table(tmp_path / "out.json", "codes")


def test_pairs_of_coders_are_all_told_whatever_their_names(tmp_path):
    analysis = framing.analyse(articles_of(["The bill passed.", "Polls close at ten.", "It may snow."]))
    names = ["a", "b and c", "a and b", "c"]
    paths = write_coding_sheet(analysis, tmp_path / "s.csv", coders=4)
    for salt, (path, name) in enumerate(zip(paths, names, strict=True)):
        fill(path, lambda text, item, salt=salt: code(text, item, salt))
        path.rename(tmp_path / f"{name}.csv")
    found = agreement([tmp_path / f"{name}.csv" for name in names], analysis, resamples=10)
    # All four, six pairs, four coders and the tool, the majority and the tool.
    assert (found.alpha.item == "loaded").sum() == 1 + 6 + 4 + 1

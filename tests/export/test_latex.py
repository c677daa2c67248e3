import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.export.latex import escaped, to_text

COMMANDS = "textbackslash textasciicircum textasciitilde textless textgreater textbar textquotedbl textasciigrave".split()
TOKEN = re.compile(rf"\\(?:{'|'.join(COMMANDS)})\{{\}}|\\[{{}}$&#_%]|\{{[\[\]*]\}}|\{{\}}")


@given(st.text(st.characters(exclude_categories=()), max_size=60) | st.text(string.punctuation + " \n", max_size=60))
def test_nothing_of_a_text_is_a_command(text):
    left = TOKEN.sub("", escaped(text))
    assert not set(left) & set('\\{}$&#_%^~<>|[]*"`\n\r\t\x00')
    assert not any("--" in part or "''" in part or ",," in part for part in [left] if "{}" not in escaped(text))
    assert not re.search("--|''|,,", escaped(text))
    escaped(text).encode()


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("\\end{longtable}", r"\textbackslash{}end\{longtable\}"),
        ("^^41", r"\textasciicircum{}\textasciicircum{}41"),
        ("a\\\\[1cm]", r"a\textbackslash{}\textbackslash{}{[}1cm{]}"),
        ("a\n\nb", "a b"),
        ("% $x & #1_~", r"\% \$x \& \#1\_\textasciitilde{}"),
        ("---", "-{}-{}-"),
        ("“é” € 日本", "“é” € 日本"),
        ("a\x07\ud800b", "a\ufffd\ufffdb"),
        ("a\u202eb", "ab"),
    ],
)
def test_escapes(text, tex):
    assert escaped(text) == tex


def test_a_table_is_cut_into_parts_and_rows_have_all_cells():
    columns = {"id": ["a&b", "[c]"], "outlet": ["x", None], **{f"score_{n}": [-0.5, None] for n in range(7)}}
    text = to_text(columns, "Scores", "framing-scores", "Made by framing 1, word lists x_y.")
    assert text.count(r"\begin{longtable}") == text.count(r"\end{longtable}") == 2
    assert r"\caption{Scores (2 of 2)}\label{tab:framing-scores-2}\\" in text
    assert r"word lists x\_y." in text
    assert r"a\&b & x & $-0.500$ & $-0.500$ & $-0.500$ & $-0.500$ & $-0.500$ \\" in text
    assert r"{[}c{]} & -- & -- & -- \\" in text  # no row begins with a bracket, which the line end before it would take
    for part in text.split(r"\begin{longtable}")[1:]:
        letters = re.match(r"\{([lr]+)\}", part).group(1)
        rows = [line for line in part.split("\n") if line.endswith(r" \\")]
        assert all(len(re.findall(r"(?<!\\)&", row)) == len(letters) - 1 for row in rows)
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


def test_long_texts_are_paragraphs():
    text = to_text({"id": ["a"], "text": ["word " * 20], "note": ["word " * 20]}, "T", "t", "n")
    assert r"{lp{0.25\linewidth}p{0.25\linewidth}}" in text

"""A word list of 200,000 rows is read, and finds exactly what it holds."""

from framing import Document, Lexicon
from framing.list_csv import COLUMNS

ROWS = 200_000


def word(number):
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return f"q{letters}o"


def test_every_other_cue_of_a_large_list_is_found_where_it_stands_and_nothing_else():
    cues = [word(number) for number in range(ROWS)]
    words = Lexicon.parse("large", f"{','.join(COLUMNS)}\n" + "".join(f"{cue},a,1,,,,\n" for cue in cues))
    document = Document(" ".join(f"The {cue} and x{cue}." for cue in cues[::2]))
    assert [match.row.cue for match in words.matches(document)] == cues[::2]

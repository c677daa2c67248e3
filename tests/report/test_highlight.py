from framing.report.highlight import Cue, Piece, highlight

TEXT = "Officials may have slammed it."
CUES = [Cue(10, 13, "a", ""), Cue(10, 18, "b", ""), Cue(14, 26, "c", "")]


def test_pieces_put_together_are_the_text():
    pieces = highlight(TEXT, 0, len(TEXT), CUES)
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [(piece.text, piece.kinds) for piece in pieces if piece.cues] == [
        ("may", ("a", "b")),
        (" ", ("b",)),
        ("have", ("b", "c")),
        (" slammed", ("c",)),
    ]


def test_only_the_part_asked_for_is_cut():
    assert [piece.text for piece in highlight(TEXT, 10, 18, CUES)] == ["may", " ", "have"]


def test_no_cue_gives_one_piece_and_no_text_none():
    assert highlight(TEXT, 0, 9, CUES) == [Piece("Officials")]
    assert highlight(TEXT, 5, 5, CUES) == []


def test_a_piece_is_of_one_article_only_if_all_its_cues_are():
    only, shared = Cue(0, 3, "a", "", is_only=True), Cue(0, 3, "b", "")
    assert Piece("may", (only,)).is_only
    assert not Piece("may", (only, shared)).is_only
    assert not Piece("may").is_only


def test_many_cues_are_cut_in_order():
    # 20,000 cues of one letter each on every second letter: 20,000 marked pieces and as many between them.
    cues = [Cue(place, place + 1, "a", "") for place in range(0, 40_000, 2)]
    pieces = highlight("x" * 40_000, 0, 40_000, cues)
    assert len(pieces) == 40_000
    assert sum(bool(piece.cues) for piece in pieces) == 20_000

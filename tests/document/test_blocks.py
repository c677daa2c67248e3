import pytest

from framing import Document


def kinds(text):
    return [block.kind for block in Document(text).blocks]


@pytest.mark.parametrize("text", ["Polls close at ten", "Polls close at ten.", "Why now?", "Stop!", "“Never,” he said"])
def test_a_lone_sentence_is_prose_with_or_without_full_stop(text):
    assert kinds(text) == ["prose"]


def test_bullets_alone_stay_bullets():
    assert kinds("- First\n- Second") == ["bullet", "bullet"]
    assert kinds("Overview\n- First") == ["prose", "bullet"]


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "·", "◦", "1.", "2)"])
def test_a_bullet_is_told_by_its_mark(mark):
    assert kinds(f"{mark} One point\nThe body stands here.") == ["bullet", "prose"]


@pytest.mark.parametrize("line", ["- 5 degrees were measured.", "–", "-40 degrees were measured.", "*", "1.5 million came."])
def test_what_only_begins_like_a_bullet(line):
    assert kinds(f"{line}\nThe body stands here.")[0] == (
        "bullet" if line.startswith("- ") else "subhead" if len(line) == 1 else "prose"
    )


def test_a_short_question_is_a_subhead_and_speech_is_not():
    assert kinds("Arms exports or war games?\nAnalysts say it was both.") == ["subhead", "prose"]
    assert kinds("“Who knows?”\nNobody did at the time.") == ["prose", "prose"]


def test_a_line_that_ends_like_a_sentence_is_prose():
    assert kinds("He said this:\nIt is over.\nShort line, then,\nThe end.") == ["prose"] * 4


def test_empty_and_blank_texts_have_no_blocks():
    assert kinds("") == kinds(" \n\t\n ") == []

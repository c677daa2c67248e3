from framing.charts.phrases import ALT, TITLE, counted, entitled, fitted, name_of, wrapped


def test_a_title_keeps_to_its_length():
    for names in (["A"], ["N" * 200], ["N" * 200, "M" * 200], list("ABCDEFGHIJKL")):
        assert len(entitled("Who vouches for what:", names)) <= TITLE
    assert entitled("Words that set", ["A", "B"], " apart") == "Words that set A and B apart"
    assert entitled("x" * 100, ["A"]).endswith("…")


def test_as_many_sentences_as_fit_and_the_rest_counted():
    # Each is 301 characters; two with the space between them are 603, and a third would make 905.
    sentences = [letter * 300 + "." for letter in "abc"]
    assert fitted(sentences, lambda told: f"{3 - told} more.") == f"{sentences[0]} {sentences[1]} 1 more."
    assert fitted(sentences[:2], lambda _: "never said") == " ".join(sentences[:2])
    assert fitted(["x" * 1000], lambda _: "y" * 1000) == "y" * (ALT - 1) + "…"


def test_small_phrases():
    assert (counted(1, "fact"), counted(0, "fact")) == ("1 fact", "0 facts")
    assert (name_of("\ud800"), name_of(" A\nB ")) == ("(no name)", "A B")
    assert wrapped("", 20, 2) == ""


def test_broad_letters_take_the_room_of_several():
    # 26 small letters in a line; capitals are 1.3 broad: 26 / 1.3 = 20; ideographs 2: 13.
    lines = [wrapped(letter * 100, 26, 2).split("\n") for letter in ("n", "N", "水")]
    assert [len(first) for first, _ in lines] == [26, 20, 13]
    assert all(second.endswith("…") for _, second in lines)

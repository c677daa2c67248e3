import pytest

from framing.inflection import inflections


@pytest.mark.parametrize(
    ("word", "some"),
    [
        ("slam", "slam slams slammed slamming"),
        ("vilify", "vilify vilifies vilified vilifying"),
        ("lash", "lash lashes lashed lashing"),
        ("stoke", "stoke stokes stoked stoking"),
        ("rebut", "rebut rebuts rebutted rebutting"),
        ("spiral", "spirals spiraled spiraling spiralled"),
        ("hero", "hero heroes"),
        ("thug", "thug thugs"),
        ("be", "be is are was were been being"),
        ("tear", "tears tore torn tearing"),
    ],
)
def test_forms(word, some):
    assert set(some.split()) <= set(inflections(word))


def test_a_short_word_is_doubled_so_that_scar_is_not_scared():
    assert "scared" not in inflections("scar")
    assert "scarred" in inflections("scar")


def test_no_irregular_verb_is_listed_twice():
    from framing.inflection import _IRREGULAR

    firsts = [line.split()[0] for line in _IRREGULAR.strip().splitlines()]
    assert len(firsts) == len(set(firsts))

"""The worked examples of Krippendorff (2011), and the same figures as nltk."""

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics import interval_distance
from nltk.metrics.agreement import AnnotationTask

from framing.coding.krippendorff import LEVELS, alpha, alpha_of, coincidences, tallies

N = math.nan
FOUR = np.transpose([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
])  # fmt: skip
"""Section C: four observers, twelve units, missing codes."""
TWO = np.transpose([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]])
"""Section A: two observers, two values."""

codes = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.one_of(st.just(N), st.integers(0, 3).map(float)), min_size=width, max_size=width), min_size=1, max_size=12
    )
)


@pytest.mark.parametrize(("level", "expected"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)])
def test_four_observers_with_missing_codes(level, expected):
    assert alpha(FOUR, level) == pytest.approx(expected, abs=0.0005)


def test_two_observers_and_two_values():
    assert alpha(TWO) == pytest.approx(0.095, abs=0.0005)
    assert coincidences(tallies(TWO)[0]).sum(axis=0).tolist() == [[10, 4], [4, 2]]


def test_two_observers_and_several_values():
    # Section B: five values, twelve units, 0.692.
    first, second = "aabbdcccedda", "babbbccceddd"
    pairs = [["abcde".index(a), "abcde".index(b)] for a, b in zip(first, second, strict=True)]
    assert alpha(pairs) == pytest.approx(0.692, abs=0.0005)


def test_with_two_values_the_level_makes_no_difference():
    assert {round(alpha(TWO, level), 12) for level in LEVELS} == {round(alpha(TWO), 12)}


def test_without_two_codes_or_without_variation_there_is_none():
    for table in ([[1, 1], [1, 1]], [[1, N], [N, 0]], np.empty((0, 2)), np.full((3, 2), N)):
        assert math.isnan(alpha(table))


def test_what_is_no_table_of_codes_is_refused():
    for table in ([1, 2], [[1, math.inf]]):
        with pytest.raises(ValueError, match="table of numbers"):
            alpha(table)
    with pytest.raises(ValueError, match="no level 'metric'"):
        alpha(TWO, "metric")
    with pytest.raises(ValueError, match="not negative"):
        alpha([[-1, 1]], "ratio")


@given(codes)
def test_it_is_nltk_s(given):
    pairable = [row for row in given if sum(not math.isnan(code) for code in row) > 1]
    values = {code for row in pairable for code in row if not math.isnan(code)}
    if len(values) < 2:
        assert math.isnan(alpha(given))
        return
    data = [(who, unit, code) for unit, row in enumerate(pairable) for who, code in enumerate(row) if not math.isnan(code)]
    assert alpha(given) == pytest.approx(AnnotationTask(data=data).alpha())
    assert alpha(given, "interval") == pytest.approx(AnnotationTask(data=data, distance=interval_distance).alpha())


@given(codes, st.sampled_from(LEVELS))
def test_neither_the_order_of_units_nor_that_of_observers_matters(given, level):
    expected = alpha(given, level)
    assert expected <= 1 or math.isnan(expected)
    assert alpha(given[::-1], level) == pytest.approx(expected, nan_ok=True)
    for order in permutations(range(len(given[0]))):
        assert alpha(np.array(given)[:, order], level) == pytest.approx(expected, nan_ok=True)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=10), st.sampled_from(LEVELS))
def test_full_agreement_is_1(given, level):
    expected = 1 if len(set(given)) > 1 else N
    assert alpha([[code] * 3 for code in given], level) == pytest.approx(expected, nan_ok=True)


def test_several_matrices_at_once_are_each_by_itself():
    counts, values = tallies(FOUR)
    each = coincidences(counts)
    stacked = np.stack([each.sum(axis=0), each[:6].sum(axis=0)])
    for level in LEVELS:
        assert alpha_of(stacked, values, level).tolist() == [float(alpha_of(one, values, level)) for one in stacked]

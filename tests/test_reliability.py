import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from framing.reliability import cronbach_alpha, kr20, why_no_reliability


def test_alpha_of_a_worked_example():
    # Items (1, 2, 3, 4), (1, 3, 2, 4), (2, 2, 4, 4): variances (divided by n) 1.25, 1.25, 1; sum 3.5.
    # Sums 4, 7, 9, 12 with mean 8: squared distances 16 + 1 + 1 + 16 = 34, variance 8.5.
    # α = 3/2 · (1 − 3.5 / 8.5) = 1.5 · 5 / 8.5 = 15 / 17.
    assert cronbach_alpha(np.array([[1, 1, 2], [2, 3, 2], [3, 2, 4], [4, 4, 4]])) == pytest.approx(15 / 17, abs=1e-15)


def test_kr20_of_a_worked_example():
    # Four articles, three items: p = 3/4, 2/4, 1/4; Σ p (1 − p) = 3/16 + 4/16 + 3/16 = 10/16.
    # Sums 3, 2, 1, 0 with mean 1.5: variance (2.25 + 0.25 + 0.25 + 2.25) / 4 = 1.25.
    # KR-20 = 3/2 · (1 − 0.625 / 1.25) = 0.75.
    assert kr20(np.array([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]])) == 0.75


def test_items_that_have_nothing_to_do_with_one_another():
    # Each of the four combinations once: variances 1/4 + 1/4, of the sums 0, 1, 1, 2 also 1/2: 2 · (1 − 1) = 0.
    assert cronbach_alpha(np.array([[0, 0], [0, 1], [1, 0], [1, 1]])) == 0


def test_items_that_take_each_other_s_place():
    # (1, 0), (0, 1), (1, 0), (1, 1): variances 3/16 + 1/4 = 7/16, sums 1, 1, 1, 2: 3/16. 2 · (1 − 7/3) = −8/3.
    assert kr20(np.array([[1, 0], [0, 1], [1, 0], [1, 1]])) == pytest.approx(-8 / 3)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(arrays(bool, st.tuples(st.integers(2, 8), st.integers(2, 5))))
def test_kr20_is_the_alpha_of_zeros_and_ones(values):
    assert kr20(values) == pytest.approx(cronbach_alpha(values), nan_ok=True)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(arrays(np.int8, st.tuples(st.integers(2, 8), st.integers(2, 5)), elements=st.integers(0, 9)))
def test_alpha_is_that_of_covariances(values):
    # k / (k − 1) · (sum of the covariances of different items) / (sum of all).
    covariances = np.cov(values.astype(float), rowvar=False)
    if why_no_reliability(values):
        assert math.isnan(cronbach_alpha(values))
        return
    k = values.shape[1]
    between = covariances.sum() - np.trace(covariances)
    assert cronbach_alpha(values) == pytest.approx(k / (k - 1) * between / covariances.sum(), abs=1e-9)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (np.zeros((5, 1)), "fewer than two items"),
        (np.zeros((5, 0)), "fewer than two items"),
        (np.ones((1, 3)), "fewer than two articles"),
        (np.ones((0, 3)), "fewer than two articles"),
        (np.ones((4, 3)), "the same sum in all articles"),
        (np.array([[0, 1], [1, 0]]), "the same sum in all articles"),
    ],
)
def test_where_it_cannot_be_had(values, reason):
    assert why_no_reliability(values) == reason
    assert math.isnan(cronbach_alpha(values))
    assert math.isnan(kr20(values))

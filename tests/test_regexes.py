from benchmarks.regexes import unlisted


def test_the_list_of_regular_expressions_is_complete():
    assert unlisted() == []

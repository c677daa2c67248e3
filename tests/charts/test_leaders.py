from framing.charts.leaders import levels


def test_labels_with_room_stand_on_the_first_line():
    assert levels([0, 10, 20], [10, 10, 10]) == [0, 0, 0]
    assert levels([], []) == []


def test_a_label_stands_under_all_that_start_above_it():
    # The third has line 0. The second, 8 to 13, reaches under it: line 1. The first, 2 to 9, ends before the third begins, but
    # the leader of the second goes down at 8 through line 0: line 2.
    assert levels([2, 8, 10], [7, 5, 5]) == [2, 1, 0]


def test_no_leader_runs_through_a_label():
    starts, widths = [0, 1, 2, 30, 31, 70], [50, 5, 40, 20, 60, 10]
    lines = levels(starts, widths)
    for left in range(6):
        for right in range(left + 1, 6):
            assert starts[right] >= starts[left] + widths[left] or lines[left] > lines[right]

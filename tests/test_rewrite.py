import pandas as pd
import pytest

import framing
from framing import Article

BEFORE = Article("The shameful bill may pass. Critics slammed it.", headline="SHOCKING vote")
AFTER = Article("The bill may pass. Critics “slammed” it, he said. It is clearly new.", headline="Vote may pass")


def test_every_cue_is_told_once_and_with_its_places():
    check = framing.rewrite_check(BEFORE, AFTER)
    for side, article in (("before", BEFORE), ("after", AFTER)):
        here = check.cues[check.cues[f"{side}_start"].notna()]
        evidence = framing.analyse([article]).evidence.query("category != 'background'")
        assert sorted(zip(here[f"{side}_start"], here[f"{side}_end"], here.metric, strict=True)) == sorted(
            zip(evidence.start, evidence.end, evidence.metric, strict=True)
        )
    told = check.cues.set_index("text").change
    assert told["shameful"] == "gone"
    assert told["clearly"] == "new"
    assert told["may"] == "kept"
    assert told["slammed"] == "changed"  # its words are quoted now
    assert check.cues[check.cues.text == "slammed"].voice.item() == "quoted"


def test_the_scores_are_those_of_both_versions():
    check = framing.rewrite_check(BEFORE, AFTER)
    analysis = framing.analyse([BEFORE, AFTER])
    for row in check.scores.itertuples():
        before, after = analysis.scores[row.metric]
        pd.testing.assert_series_equal(pd.Series([row.before, row.after]), pd.Series([before, after]), check_dtype=False)
        assert row.difference == after - before or pd.isna(after - before)


def test_nothing_changed():
    check = framing.rewrite_check(BEFORE, BEFORE)
    assert set(check.cues.change) == {"kept"}
    assert (check.scores.difference.dropna() == 0).all()
    assert repr(check).startswith("0 gone, 0 new, 0 changed")


def test_texts_without_cues_and_what_is_no_text():
    check = framing.rewrite_check("Polls close.", "")
    assert check.cues.empty
    assert repr(check) == "0 gone, 0 new, 0 changed, 0 kept"
    with pytest.raises(TypeError, match="analyse takes Article or str"):
        framing.rewrite_check("a", 3)

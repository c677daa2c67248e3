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
    assert check.cues[check.cues.text == "slammed"].after_voice.item() == "quoted"
    for side, article in (("before", BEFORE), ("after", AFTER)):  # offsets are whole numbers, so that they slice
        for row in check.cues[check.cues[f"{side}_start"].notna()].to_dict("records"):
            text = article.headline if row["part"] == "headline" else article.text
            assert text[row[f"{side}_start"] : row[f"{side}_end"]].casefold() == row["text"].casefold()


def test_what_changed_is_told_with_its_values_before_and_after():
    check = framing.rewrite_check("The bill is shameful.", "The bill is shameful, the mayor says.")
    cue = check.cues[check.cues.text == "shameful"].iloc[0]
    assert (cue.change, cue.what) == ("changed", "attributed: no → yes")
    assert (cue.before_attributed, cue.after_attributed) == (False, True)
    assert cue.before_category == cue.after_category == "attack and insult"
    assert "changed: 'shameful' (loaded_language, attack and insult, own), attributed: no → yes" in repr(check)
    check = framing.rewrite_check("A shameful deal.", "A “shameful” deal.")  # a scare quote weighs half
    cue = check.cues.iloc[0]
    assert cue.what == "category: attack and insult → scare quote; weight: 1.25 → 0.625"
    assert (cue.before_weight, cue.after_weight) == (1.25, 0.625)
    check = framing.rewrite_check("Critics slammed it.", "It is “slammed”, he said.")
    assert "voice: own → quoted" in check.cues[check.cues.text == "slammed"].what.item()


def test_a_side_that_lacks_a_cue_has_no_values_and_no_change_to_tell():
    cues = framing.rewrite_check("The shameful bill may pass.", "The bill may clearly pass.").cues.set_index("text")
    assert cues.what.tolist() == ["", "", ""]
    for text, lacking, having in (("shameful", "after", "before"), ("clearly", "before", "after")):
        assert cues.loc[text, [name for name in cues if name.startswith(lacking)]].isna().all()
        assert cues.loc[text, [name for name in cues if name.startswith(having)]].notna().all()


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
    assert check.cues.dtypes.equals(framing.rewrite_check(BEFORE, AFTER).cues.dtypes)
    assert repr(check) == "0 gone, 0 new, 0 changed, 0 kept"
    with pytest.raises(TypeError, match="analyse takes Article or str"):
        framing.rewrite_check("a", 3)

"""Frame vocabulary, scored by hand."""

import pytest

from framing import Article
from framing.comparison.event import Event
from framing.comparison.frames import COLUMNS, EVIDENCE, FRAMES, frame_evidence, frames
from framing.lexicon import lexicon

TEXT = """Court battle

- Envoys meet on Monday

The envoy left. The bank filed for bankruptcy, and prosecutors opened a trial. It rained."""


def event(*articles):
    return Event.of([Article(text, outlet=outlet, id=f"{outlet}-{number}") for number, (outlet, text) in enumerate(articles)])


def test_share_of_sentences_with_a_cue_bullets_included_and_subheads_not():
    table = frames(event(("A", TEXT))).set_index("frame")
    # Four sentences count: the bullet and three of prose. "Court" stands in the subhead.
    assert table.share.to_dict() == {
        "conflict": 0,
        "human interest": 0,
        "economic consequences": 1 / 4,  # bankruptcy
        "morality": 0,
        "responsibility": 0,
        "security": 0,
        "diplomacy": 2 / 4,  # Envoys; envoy
        "legality": 1 / 4,  # prosecutors and trial, in one sentence
    }
    assert table.sentences["legality"] == 1
    assert table.cues["legality"] == "prosecutors, trial"
    assert table.cues["diplomacy"] == "envoys, envoy"


def test_articles_of_one_outlet_are_put_together():
    table = frames(event(("A", "The court met. It rained."), ("B", "It snowed."), ("A", "The court, a high court, closed.")))
    legality = table[table.frame == "legality"].set_index("outlet")
    # A: two of three sentences, with three mentions of "court"; B: none of one.
    assert legality.share.to_dict() == {"A": pytest.approx(2 / 3), "B": 0}
    assert legality.cues.to_dict() == {"A": "court (3)", "B": ""}


def test_an_outlet_without_sentences_has_no_share():
    table = frames(event(("A", ""), ("B", "The court met.")))
    assert table.columns.tolist() == COLUMNS
    assert table[table.outlet == "A"].share.isna().all()
    assert table[table.outlet == "B"].share.notna().all()
    assert table.frame.tolist() == [*FRAMES, *FRAMES]


def test_evidence_slices_back_and_names_rows_of_sentences(seeds, seeds_event):
    table = frame_evidence(seeds_event)
    assert table.columns.tolist() == EVIDENCE
    bodies = {article.id: article.text for article in seeds_event.articles}
    assert [bodies[row.id][row.start : row.end] for row in table.itertuples()] == table.text.tolist()
    sentences = seeds.sentences.reset_index(drop=True).loc[table.sentence]
    assert (sentences.id.to_numpy() == table.id.to_numpy()).all()
    assert (sentences.start.to_numpy() <= table.start.to_numpy()).all()
    assert (table.end.to_numpy() <= sentences.end.to_numpy()).all()


def test_every_frame_of_the_list_is_shown():
    assert {row.category for row in lexicon("frames").rows} == set(FRAMES)
    assert frame_evidence(event(("A", "It rained."))).columns.tolist() == EVIDENCE

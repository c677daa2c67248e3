"""Every row of every list: its example fires, its counterexample does not."""

import tomllib
from collections import Counter

import pytest

from framing import Document
from framing.lexicon import Lexicon, lexicon, list_names
from framing.list_csv import COLUMNS
from framing.variants import variants
from tests.conftest import ROOT

FOLDER = ROOT / "framing/lexicons"
SOURCES = tomllib.loads((FOLDER / "sources.toml").read_text(encoding="utf-8"))
CATEGORIES = {
    "approximators": {"bound", "rounder", "vague quantity"},
    "attribution": {"agentless", "belief", "doubting", "factive", "neutral", "preposition", "speech act"},
    "denials": {"denial", "negation"},
    "boosters": {"adjective", "adverb", "emphatic", "phrase", "verb"},
    "frames": {
        "conflict", "diplomacy", "economic consequences", "human interest", "legality", "morality", "responsibility",
        "security",
    },
    "headlines": {"curiosity gap", "emphasis", "intensity", "partisan label", "personal address"},
    "hedges": {
        "adjective", "adverb", "conditional", "disclaimer", "epistemic verb", "evidential", "modal", "noun",
        "vague reference", "weasel attribution",
    },
    "loaded_language": {
        "absolutes", "alarm", "attack and insult", "belittling", "dehumanising metaphor", "evaluation", "figurative violence",
        "insinuation", "intensifier", "moral judgement", "partisan label", "praise", "ridicule", "scare quote", "slogan",
    },
    "prescriptions": {"call", "necessity", "obligation"},
    "sources": {"anonymous", "institution", "medium", "person role"},
}  # fmt: skip


def test_the_explicit_list_is_complete():
    files = {path.stem for path in FOLDER.glob("*.csv")} - {"aliases", "referents", "spelling", "synonyms", "units", "words"}
    assert files == set(list_names()) == set(CATEGORIES)


@pytest.mark.parametrize("name", list_names())
def test_examples_fire_and_counterexamples_do_not(name):
    words = lexicon(name)
    kind = "headline" if name == "headlines" else None
    wrong = []
    for row in words.rows:
        if row.cue.startswith("<"):
            continue
        for text, wanted in ((row.example, True), (row.counterexample, False)):
            matches = words.matches(Document.of([text], kind=kind))
            if text and any(match.row is row for match in matches) != wanted:
                wrong.append((row.cue, text))
        if not row.example or bool(row.context) != bool(row.counterexample):
            wrong.append((row.cue, "needs an example, and a counterexample if and only if it has a context"))
    assert wrong == []


@pytest.mark.parametrize("name", list_names())
def test_a_shipped_list_has_all_columns(name):
    assert (FOLDER / f"{name}.csv").read_text(encoding="utf-8").partition("\n")[0] == ",".join(COLUMNS)


@pytest.mark.parametrize("name", list_names())
def test_a_list_of_ones_own_could_have_the_same_rows(name):
    """Rows and contexts of shipped lists are not checked when they are loaded."""
    shipped = lexicon(name)
    own = Lexicon(name, shipped.rows)
    assert (own.phrases, own.patterns, own.digest) == (shipped.phrases, shipped.patterns, shipped.digest)


@pytest.mark.parametrize("name", list_names())
def test_rows_are_whole(name):
    rows = lexicon(name).rows
    assert {row.category for row in rows} == CATEGORIES[name]
    assert [cue for cue, n in Counter(row.cue for row in rows).items() if n > 1] == []
    assert {row.origin for row in rows} <= set(SOURCES)
    assert all(0 < row.weight <= 2 for row in rows)
    assert all(row.cue == row.cue.lower() and "’" not in row.cue for row in rows)


def test_a_phrase_is_a_hedge_or_an_approximator_but_not_both():
    phrases = [{phrase for row in lexicon(name).rows for phrase in variants(row.cue)} for name in ("hedges", "approximators")]
    assert phrases[0] & phrases[1] == set()


def test_every_source_says_what_it_is():
    assert all({"what", "licence"} <= set(source) for source in SOURCES.values())


def test_what_the_event_demands_does_not_fire():
    # Sober agency prose about grave events; words such as attack, killed, condemned and war are literal here.
    text = (
        "Two missiles hit a residential building on Monday, killing four people and injuring eleven, the governor said. "
        "The army said it had attacked an ammunition depot. The ministry condemned the attack and accused the neighbouring "
        "country of violating the ceasefire. A court sentenced a man to 20 years in prison for murder. "
        "The storm destroyed 40 houses and left thousands without power. Police arrested three suspects after the robbery. "
        "The party lost the election, and its leader resigned. Unemployment rose to 6.1 percent, the statistics office said. "
        "The left bank of the river has the right to appeal. "
        "Rescue workers searched the rubble for survivors of the explosion. The two sides agreed to exchange prisoners of war."
    )
    assert [match.row.cue for match in lexicon("loaded_language").matches(Document(text))] == []

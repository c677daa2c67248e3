"""Familiar words: the Dale–Chall list, read from where textstat keeps it, and the regular forms of its words."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path


@cache
def _listed() -> frozenset[str]:
    """The list of some 3,000 words; textstat is located, not imported, since importing it takes longer than scoring."""
    found = importlib.util.find_spec("textstat")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("framing needs the package textstat for the Dale–Chall list: pip install textstat")
    path = Path(found.submodule_search_locations[0], "resources", "en", "easy_words.txt")
    return frozenset(path.read_text(encoding="utf-8").split())


def is_familiar(word: str) -> bool:
    """Whether a lower-case US word is on the Dale–Chall list, a regular form of such a word, or a figure.

    Regular forms: plural and third person, possessive, -ed, -ing, -er, -est; of a hyphenated word, both parts.

    References
    ----------
    Dale, E., & Chall, J. S. (1948). A formula for predicting readability: instructions. Educational Research Bulletin,
    27(2), 37–54.

    Examples
    --------
    >>> [is_familiar(word) for word in ("carries", "stopping", "biggest", "15,000", "ballistic")]
    [True, True, True, True, False]
    """
    listed = _listed()
    if word in listed or word[:1].isdigit():
        return True
    if "-" in word:
        return all(map(is_familiar, filter(None, word.split("-"))))
    if word.endswith("'s"):
        return is_familiar(word[:-2])
    if word.endswith("s") and (word[:-1] in listed or (word.endswith("es") and word[:-2] in listed)):
        return True
    if word.endswith("ies"):
        return word[:-3] + "y" in listed
    for ending in ("ed", "ing", "er", "est"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            undoubled = stem[:-1] if stem[-1] == stem[-2] else stem
            if not listed.isdisjoint({stem, stem + "e", undoubled, stem[:-1] + "y" if stem[-1] == "i" else stem}):
                return True
    return False

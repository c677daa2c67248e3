"""Formulas: readability as the papers have it, from counts; each takes numbers, or arrays of them of the same shape.

Without words or sentences there is no value: numbers raise ZeroDivisionError, arrays give NaN or infinity with a warning.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

N = TypeVar("N", float, NDArray[np.float64])


def flesch_reading_ease(words: N, sentences: N, syllables: N) -> N:
    """Flesch Reading Ease, 206.835 − 1.015 · words/sentences − 84.6 · syllables/words; higher is easier.

    About 0 to 100 for ordinary prose; not bounded.

    Parameters
    ----------
    words : float or array
        Words, above 0.
    sentences : float or array
        Sentences, above 0.
    syllables : float or array
        Syllables of all words.

    Returns
    -------
    float or array, same shape
        No unit; higher is easier.

    References
    ----------
    Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology, 32(3), 221–233.

    Examples
    --------
    >>> round(flesch_reading_ease(100, 5, 150), 3)
    59.635
    """
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def flesch_kincaid_grade(words: N, sentences: N, syllables: N) -> N:
    """Flesch–Kincaid grade level, 0.39 · words/sentences + 11.8 · syllables/words − 15.59.

    Parameters
    ----------
    words : float or array
        Words, above 0.
    sentences : float or array
        Sentences, above 0.
    syllables : float or array
        Syllables of all words.

    Returns
    -------
    float or array, same shape
        In years of school (a US grade); not bounded.

    References
    ----------
    Kincaid, J. P., Fishburne, R. P., Rogers, R. L., & Chissom, B. S. (1975). Derivation of new readability formulas for Navy
    enlisted personnel (Research Branch Report 8-75). Naval Technical Training Command.

    Examples
    --------
    >>> round(flesch_kincaid_grade(100, 5, 150), 2)
    9.91
    """
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def gunning_fog(words: N, sentences: N, hard_words: N) -> N:
    """Gunning's Fog index, 0.4 · (words/sentences + 100 · hard words/words), a grade.

    Hard words have three syllables or more, without names, compounds of short words, and verbs that reach three only by
    -es or -ed. (textstat counts words of three syllables that are not on the Dale–Chall list instead.)

    Parameters
    ----------
    words : float or array
        Words, above 0.
    sentences : float or array
        Sentences, above 0.
    hard_words : float or array
        Hard words.

    Returns
    -------
    float or array, same shape
        In years of school (a US grade); 0.4 and more.

    References
    ----------
    Gunning, R. (1952). The technique of clear writing. McGraw-Hill.

    Examples
    --------
    >>> gunning_fog(100, 5, 10)
    12.0
    """
    return 0.4 * (words / sentences + 100 * hard_words / words)


def smog_index(sentences: N, polysyllables: N) -> N:
    """McLaughlin's SMOG grade, 3.1291 + 1.0430 · √(30 · words of three syllables or more / sentences).

    Made for samples of 30 sentences; shorter texts are noted as doubtful.

    Parameters
    ----------
    sentences : float or array
        Sentences, above 0.
    polysyllables : float or array
        Words of three syllables or more.

    Returns
    -------
    float or array, same shape
        In years of school (a US grade); 3.13 and more.

    References
    ----------
    McLaughlin, G. H. (1969). SMOG grading: a new readability formula. Journal of Reading, 12(8), 639–646.

    Examples
    --------
    >>> round(float(smog_index(30, 100)), 4)
    13.5591
    """
    grade: N = 3.1291 + 1.0430 * np.sqrt(30 * polysyllables / sentences)
    return grade


def coleman_liau_index(words: N, sentences: N, letters: N) -> N:
    """Coleman–Liau grade, 0.0588 · letters per 100 words − 0.296 · sentences per 100 words − 15.8.

    (textstat has 0.058 for 0.0588.)

    Parameters
    ----------
    words : float or array
        Words, above 0.
    sentences : float or array
        Sentences, above 0.
    letters : float or array
        Letters and digits of all words.

    Returns
    -------
    float or array, same shape
        In years of school (a US grade); not bounded.

    References
    ----------
    Coleman, M., & Liau, T. L. (1975). A computer readability formula designed for machine scoring. Journal of Applied
    Psychology, 60(2), 283–284.

    Examples
    --------
    >>> round(coleman_liau_index(100, 5, 470), 3)
    10.356
    """
    return 0.0588 * (100 * letters / words) - 0.296 * (100 * sentences / words) - 15.8


def automated_readability_index(words: N, sentences: N, letters: N) -> N:
    """Automated Readability Index, 4.71 · letters/words + 0.5 · words/sentences − 21.43, a grade.

    Parameters
    ----------
    words : float or array
        Words, above 0.
    sentences : float or array
        Sentences, above 0.
    letters : float or array
        Letters and digits of all words.

    Returns
    -------
    float or array, same shape
        In years of school (a US grade); not bounded.

    References
    ----------
    Smith, E. A., & Senter, R. J. (1967). Automated Readability Index (AMRL-TR-66-220). Aerospace Medical Research
    Laboratories.

    Examples
    --------
    >>> round(automated_readability_index(100, 5, 470), 3)
    10.707
    """
    return 4.71 * letters / words + 0.5 * words / sentences - 21.43


def dale_chall_readability_score(words: N, sentences: N, unfamiliar_words: N) -> N:
    """Dale–Chall score, 0.1579 · % words not on the list + 0.0496 · words/sentences + 3.6365; 4.9 and less: grade 4.

    Unfamiliar are words that are neither on the list of 3,000 nor regular forms of such words, nor names, nor figures. The
    constant is always added, as in the paper. (textstat adds it above 5 % only, and knows neither forms nor names.)

    Parameters
    ----------
    words : float or array
        Words, above 0.
    sentences : float or array
        Sentences, above 0.
    unfamiliar_words : float or array
        Unfamiliar words.

    Returns
    -------
    float or array, same shape
        No unit; 3.69 and more, higher is harder.

    References
    ----------
    Dale, E., & Chall, J. S. (1948). A formula for predicting readability. Educational Research Bulletin, 27(1), 11–20.

    Examples
    --------
    >>> round(dale_chall_readability_score(100, 5, 15), 3)
    6.997
    """
    return 0.1579 * (100 * unfamiliar_words / words) + 0.0496 * words / sentences + 3.6365


def linsear_write_formula(words: N, sentences: N, polysyllables: N) -> N:
    """Linsear Write grade over all words: r = (short + 3 · long words)/sentences; r/2 if r > 20, else r/2 − 1.

    Long words have three syllables or more.

    Parameters
    ----------
    words : float or array
        Words, above 0.
    sentences : float or array
        Sentences, above 0.
    polysyllables : float or array
        Words of three syllables or more.

    Returns
    -------
    float or array, same shape
        In years of school (a US grade); not bounded.

    References
    ----------
    O'Hayre, J. (1966). Gobbledygook has gotta go. U.S. Department of the Interior, Bureau of Land Management.

    Examples
    --------
    >>> linsear_write_formula(100, 5, 15)
    13.0
    >>> linsear_write_formula(100, 10, 15)
    5.5
    """
    score = (words + 2 * polysyllables) / sentences
    return score / 2 - (score <= 20)


def lix(words: N, sentences: N, long_words: N) -> N:
    """Björnsson's LIX, words/sentences + 100 · words of more than six letters/words.

    Parameters
    ----------
    words : float or array
        Words, above 0.
    sentences : float or array
        Sentences, above 0.
    long_words : float or array
        Words of more than six letters.

    Returns
    -------
    float or array, same shape
        No unit; from about 20 for very easy text to 60 for very hard.

    References
    ----------
    Björnsson, C. H. (1968). Läsbarhet. Liber.

    Examples
    --------
    >>> lix(100, 5, 25)
    45.0
    """
    return words / sentences + 100 * long_words / words


def rix(sentences: N, long_words: N) -> N:
    """Anderson's RIX, words of more than six letters/sentences.

    Parameters
    ----------
    sentences : float or array
        Sentences, above 0.
    long_words : float or array
        Words of more than six letters.

    Returns
    -------
    float or array, same shape
        Long words per sentence; 0 and more, higher is harder.

    References
    ----------
    Anderson, J. (1983). Lix and Rix: variations on a little-known readability index. Journal of Reading, 26(6), 490–496.

    Examples
    --------
    >>> rix(5, 25)
    5.0
    """
    return long_words / sentences

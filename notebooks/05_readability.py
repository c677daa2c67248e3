# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Readability
#
# **How hard are these articles to read, and what makes them hard?**
#
# A readability formula counts: words per sentence, syllables or letters per word, words that are not on a list of easy ones. It does not know what is said. `reading_ease` was fitted to what teachers
# judged; `reading_grade` is the median of six formulas, as a US school grade.
#
# Before you start: read one paragraph of each article and put the three in order. Keep your order for the end.

# %%
import pandas as pd

import framing
from framing import charts

# %%
pd.set_option("display.max_colwidth", None)
analysis = framing.analyse(framing.read_articles("../seeds"))
analysis.scores[["outlet", "reading_ease", "reading_grade", "words", "sentences"]].round(1)

# %% [markdown]
# ## Sentence by sentence
#
# Each bar is a sentence of running prose, its height the number of words.

# %%
charts.readability_profile(analysis.profile, scores=analysis.scores)

# %% [markdown]
# The longest sentence of each article. Where would you cut it?

# %%
longest = analysis.profile.sort_values("words", ascending=False, kind="stable").drop_duplicates("id")
longest[["outlet", "words", "text"]]

# %% [markdown]
# ## The formulas disagree
#
# Ten formulas for the same texts. Several give a school grade (12 is the end of school, more is college), and they differ by more than one grade for one and the same article. This package
# takes two articles apart only from one grade on.

# %%
analysis.scores.loc[:, "flesch_reading_ease":"rix"].round(1).T

# %% [markdown]
# ## What moves a formula
#
# The same 100 words with 160 syllables, cut into four sentences or into eight. Then the same eight sentences with shorter words.

# %%
from framing.formulas import flesch_kincaid_grade

[round(flesch_kincaid_grade(100, sentences, 160), 1) for sentences in (4, 8)]

# %%
round(flesch_kincaid_grade(100, 8, 140), 1)

# %% [markdown]
# ## How sure is the difference?

# %%
comparison = framing.compare(analysis)
ease = comparison.differences[comparison.differences.metric == "reading_ease"]
ease[["a", "b", "difference", "low", "high", "p_adjusted", "verdict"]].round(2)

# %% [markdown]
# ## Is that hard?
#
# Percentiles among US political news articles of like length: 0.5 for reading ease means that hardly any of them is harder.

# %%
analysis.percentiles()[["outlet", "reading_ease", "reading_grade"]]

# %% [markdown]
# ## What was learnt
#
# - All three articles are hard: half of their sentences have about 20 words or more, and many words are long. "Denuclearization" and "Indo-Pacific Command" weigh in, and the formulas
#   cannot tell whether a reader knows them.
# - The three cannot be told apart in reading ease.
# - Shorter sentences lower a grade at once, whether or not the text has become clearer. A formula is a thermometer, not a cure.
# - Compare with your own order: a formula and a reader look at different things.

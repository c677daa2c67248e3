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
# # How far to trust it
#
# **How sure are these numbers, how far do they agree with people, and what do they not say?**

# %%
import pandas as pd

import framing
from framing import charts

# %%
pd.set_option("display.max_colwidth", None)
analysis = framing.analyse(framing.read_articles("../seeds"))
comparison = framing.compare(analysis)

# %% [markdown]
# ## One: chance
#
# An article could have had other paragraphs. The line through each dot shows how far the score could move by that alone: it is a 95 % interval. Predict before you look: how much do the
# intervals of the three articles overlap?

# %%
charts.score_dots(comparison.scores)

# %% [markdown]
# ## Two: verdicts
#
# A difference gets a verdict only in the four main scores, and only if it would be rare among texts that do not differ. Nine comparisons are made here, so p is adjusted for their number; a difference whose own interval excludes 0 may still not pass. "Cannot
# be told apart" does not mean equal: it means that texts of this length do not show it.

# %%
main = comparison.differences[comparison.differences.verdict != "exploratory"]
main[["metric", "a", "b", "difference", "p_adjusted", "verdict"]].round(2)

# %% [markdown]
# ## Three: one word
#
# Is the verdict the same without the strongest cue, without subheads and bullets, without what is attributed? "Holds" means yes: here, that the articles still cannot be told apart. A verdict
# that does not hold hangs on a detail.

# %%
main[main.robustness != ""][["metric", "a", "b", "robustness"]]

# %% [markdown]
# ## Four: people
#
# Sets of texts that people have marked show how far a score agrees with them. `unseen` is the figure on outlets, events or articles that no fit had seen: the one to expect on your texts. An AUC of 0.5 is
# guessing, 1 is perfect; people among themselves do not reach 1 either.

# %%
from framing.agreement import agreement

agreement()

# %% [markdown]
# ## Five: the list
#
# A word is not a cue by itself. Which of these sentences hedge? Predict, then run.

# %%
sentences = ["The vote may slip.", "The vote is in May.", "They sent about 15,000 troops.", "It appears on page two."]
tried = framing.analyse(sentences)
tried.evidence[["id", "metric", "text", "category"]]

# %% [markdown]
# Rules like these fail too. Write a sentence that fools the list: a hedge that it misses, or a plain word that it marks.

# %%
mine = framing.analyse(["I would not bet on a deal this week."])
mine.evidence[["text", "metric", "category"]]

# %% [markdown]
# ## Six: what is missing
#
# A value that cannot be had stays empty, and its reason stands in the notes; so does a doubt.

# %%
analysis.notes

# %% [markdown]
# ## What a score is not
#
# - It is not a verdict on an outlet or a writer. Some events call for strong words.
# - It is not about the outlet: one article describes itself.
# - It does not check whether anything is true.
# - It is not the same for every reader: people disagree about wording, and the scores agree with them only so far.
# - A high percentile says "more than in most US political news of this length", not "too much".
#
# ## What was learnt
#
# - The intervals of the three articles overlap in every score that has one; only the headlines differ plainly, and one headline each is compared by value alone.
# - The scores agree with people far better than chance, and not perfectly: read the highlighted words before you cite a number.
# - Say what was counted, in which text, with which interval. That is a finding; a label for an outlet is not.

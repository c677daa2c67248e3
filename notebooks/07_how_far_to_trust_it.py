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
# ## Five: people, on your texts
#
# Those sets are not your texts. To find out how far people agree on yours, with each other and with the tool, let two of them code the same sentences alone. `write_coding_sheet` writes a blank sheet for each, the
# sentences in an order of the coder's own, here without the outlets' names. These are the first rows of one. A dash says that the item is not asked of this row.

# %%
from framing import coding

sheets = coding.write_coding_sheet(analysis, "../reports/sheet.csv", hide_outlets=True)
sheet = pd.read_csv(sheets[0])
sheet.loc[:7, "article":"sensational"].fillna("")

# %% [markdown]
# With it comes the codebook, which tells coders what is asked. Code the rows above by it, before you read on.

# %%
from IPython.display import Markdown

Markdown(filename="../reports/sheet.codebook.md")

# %% [markdown]
# Nobody has coded the three articles. So that you see what becomes of filled sheets, two rules fill in the column `hedged` in place of people: 1 where a sentence has one of a few words, else 0 (`|` stands for "or").
# What follows is about these two rules and the tool, and says nothing about people.

# %%
rules = {"../reports/rule1.csv": "may|could", "../reports/rule2.csv": "may|could|likely|appears|reportedly|suggest"}
for path, words in rules.items():
    codes = sheet.text.str.contains(words).map({True: "1", False: "0"})
    sheet.assign(hedged=sheet.hedged.fillna(codes)).to_csv(path, index=False)
list(rules)

# %% [markdown]
# Krippendorff's α is 1 for full agreement and 0 for that of codes given at random. Krippendorff (2004) relies on 0.8 and more, and takes 0.667 for the least that allows tentative conclusions. `agreed` is the share of
# pairs of codes that are the same: it is high even where α is low, since most sentences have no hedge. "Coders" are the two rules here; their majority is the code that both give. With fewer than ten articles the intervals come from drawing
# single sentences again, and are probably too narrow.

# %%
found = coding.agreement(rules, analysis)
found.alpha[found.alpha["item"] == "hedged"][["between", "n_units", "alpha", "low", "high", "agreed"]].round(2)

# %% [markdown]
# More is learnt from the sentences on which they differ. Who is right in each? α does not say.

# %%
found.disagreements[["text", "rule1", "rule2", "tool"]].head(6).convert_dtypes()

# %% [markdown]
# For people, write `sheet.xlsx` instead: workbooks with the codebook, in which only the allowed values can be typed. Give `agreement` the sheets when they are filled in. `found.ranking` says how well the tool's numbers rank what
# people coded, `found.articles` sets the shares of each article side by side, and `found.write("agreement.xlsx")` writes all tables.
#
# ## Six: the list
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
# ## Seven: what is missing
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
# - How far they agree with people on your texts, only people who code your texts can tell.
# - Say what was counted, in which text, with which interval. That is a finding; a label for an outlet is not.

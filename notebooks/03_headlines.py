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
# # Headlines
#
# **Which words make a headline shout, and what happens when one of them is changed?**
#
# A headline is short, so every word counts. `headline_sensationalism` goes from 0 (no cue) towards 1. It knows five kinds of cues: emphasis (capitals, exclamation marks), intensity, curiosity gap
# ("what happened next"), personal address ("you"), and partisan labels.

# %%
import framing
from framing import charts

analysis = framing.analyse(framing.read_articles("../seeds"))
[article.headline for article in analysis.articles]

# %% [markdown]
# ## Predict first
#
# Write down, before you run the next cell: which headline will score highest, which lowest? Which single word would you change in the highest one?

# %%
analysis.scores[["outlet", "headline_sensationalism"]].round(2)

# %% [markdown]
# ## Anatomy of the three headlines
#
# Every piece of a bar is a cue with its weight. "Background" is what the other words of the headline add together: words that stand more often in headlines that readers rate as
# clickbait. It has no single culprit.

# %%
charts.headline_anatomy(analysis.evidence.join(analysis.scores.outlet, on="id"))

# %% [markdown]
# ## Change a word, score again
#
# The loudest headline, made quieter step by step: first the exclamation mark goes, then the capitals, then the words. Predict each step before you run the cell. The last two headlines
# have no cue of the list left: what remains is background, and it may go up as well as down.

# %%
headlines = ["North Korea STRIKES – Provocation Escalates!", "North Korea STRIKES – Provocation Escalates"]
headlines += ["North Korea strikes – provocation escalates", "North Korea fires missiles – tension rises"]
headlines += ["North Korea fires missiles into eastern sea"]
steps = framing.analyse([framing.Article("", headline=headline) for headline in headlines])
steps.scores[["headline_sensationalism"]].round(2).assign(headline=headlines)

# %%
charts.headline_anatomy(steps.evidence)

# %% [markdown]
# ## Rewrite headline and lead
#
# The first paragraph goes on where the headline ends. Here are the loudest headline and its lead, and both rewritten.

# %%
lead = analysis.article("outlet-a").text.split("\n\n")[0]
before = framing.Article(lead, headline=headlines[0])
after = framing.Article(lead.replace("a dangerous alliance", "an alliance"), headline=headlines[-1])
print(before.headline, before.text, "", after.headline, after.text, sep="\n")

# %% [markdown]
# `rewrite_check` says which cues went, came, count otherwise, or stayed.

# %%
check = framing.rewrite_check(before, after)
check

# %% [markdown]
# And which scores changed. The rate of loaded language falls by so much because the lead is so short: it had one cue in 23 words.

# %%
check.scores[check.scores.difference.fillna(0) != 0].round(2)

# %% [markdown]
# Is anything lost that a reader should know? Is something left that you would call loaded, and that the list does not know? Change the words in `replace(…)` and run the cells again.
#
# ## Your turn
#
# Write your own headlines between the quotation marks and run the cell again (Shift + Enter). Try: a question, "you", capitals, a number, a name. Does the list find the teasing in the first one, or does only the background rise?

# %%
mine = ["What North Korea did next will worry you", "Seoul reports missile launch"]
yours = framing.analyse([framing.Article("", headline=headline) for headline in mine])
yours.evidence[["id", "text", "category", "weight"]]

# %%
yours.scores[["headline_sensationalism"]].round(2).assign(headline=mine)

# %% [markdown]
# ## What was learnt
#
# - The three headlines tell the same event. One uses capitals and an exclamation mark, one names fears (and may be a standfirst), one has no cue of the list. Only the first stands out:
#   background alone can bring a plain headline to 0.2 or 0.3.
# - Emphasis is cheap to remove: without capitals and exclamation mark the loudest headline loses most of its score and none of its news.
# - `rewrite_check` shows what a rewrite changed for the lists. Whether it still says the same is for a reader to judge.
# - One headline is one observation: three of them are compared by value, and no test can say more.
# - A high score is no verdict on the article below the headline, and often not on its author: headlines are mostly written by somebody else.

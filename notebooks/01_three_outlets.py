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
# # Three outlets, one event
#
# **How do three outlets word the same missile launches, and how sure can one be of the differences?**
#
# Start here. This notebook goes once through the whole comparison; the others take up one part each. You need no Python: run each cell with Shift + Enter and read what appears below.
#
# ## A lesson of 45 minutes
#
# | minutes | what | where |
# |---|---|---|
# | 0–10 | Read the three articles in the folder `seeds` (or on the printed worksheet) and mark words that judge, and words that make a claim less sure. | alone |
# | 10–15 | Write down: which article has most loaded words, which hedges most often, which headline has the strongest cues? | alone |
# | 15–25 | Run the scores and the headlines. Where were you right? Look at every highlighted word before you believe a number. | together |
# | 25–35 | Who vouches for what: follow the troops through the three articles. Who confirms, who only reports? | in pairs |
# | 35–45 | How sure is it? What may be said of these three articles, and what may not be said of their outlets? | together |
#
# `framing report seeds -o reports --worksheet --blind` writes clean articles under numbers for printing, and an answer key apart.

# %%
import pandas as pd

import framing
from framing import charts

# %%
pd.set_option("display.max_colwidth", None)
articles = framing.read_articles("../seeds")
[(article.outlet, article.headline) for article in articles]

# %% [markdown]
# ## The scores
#
# `analyse` cuts each article into sentences and words, looks for cues from the word lists of the package, and adds them up. The four main scores:
#
# - **loaded language**: evaluative or emotive wording in the outlet's own voice, per 100 words;
# - **hedging ratio**: share of sentences that mark something as uncertain or second-hand;
# - **headline sensationalism**: from 0 (no cue) towards 1;
# - **reading ease**: from 0 (hard) to 100 (easy).

# %%
analysis = framing.analyse(articles)
main = ["outlet", "loaded_language", "hedging_ratio", "headline_sensationalism", "reading_ease"]
analysis.scores[main].round(2)

# %% [markdown]
# A number alone says little. How far could it move if other paragraphs of the same making had been printed? The lines show it; the grey band is where half of US political news of like length stands.

# %%
comparison = framing.compare(analysis)
charts.score_dots(comparison.scores)

# %% [markdown]
# ## The headlines
#
# Which words made the difference? The weights of the cues in a headline are added up to S, and the score is 1 − exp(−S).

# %%
evidence = analysis.evidence.join(analysis.scores.outlet, on="id")
charts.headline_anatomy(evidence)

# %% [markdown]
# ## Loaded language
#
# `voice` tells the outlet's own words from quoted ones, and `attributed` marks words reported as somebody's view. Would you call each of these words loaded? Which would you
# add, and what neutral word could stand in its place?

# %%
loaded = evidence[evidence.metric == "loaded_language"]
loaded[["outlet", "text", "category", "weight", "voice", "attributed"]]

# %% [markdown]
# ## Where in the text?
#
# Each cell is a sentence. Where do loaded sentences stand, where hedged ones, where quotations?

# %%
charts.article_strip(analysis.profile)

# %% [markdown]
# ## Hedges and boosters
#
# Hedges make a claim less sure or second-hand, boosters make it surer.

# %%
charts.hedges_and_boosters(comparison.scores)

# %% [markdown]
# ## How sure are these differences?
#
# Where two articles "cannot be told apart", the difference between their scores may be chance.

# %%
print(comparison)

# %% [markdown]
# ## Who vouches for what?
#
# The same fact may be asserted by one outlet, attributed to somebody by another, and hedged by a third.

# %%
charts.certainty_ladder(comparison.ladder)

# %% [markdown]
# Follow the troops: who vouches for them, and by which word?

# %%
troops = comparison.ladder[comparison.ladder.claim == 2]
troops[["outlet", "standing", "attributed_to", "certainty", "cue", "text"]]

# %% [markdown]
# ## Who speaks?

# %%
charts.who_speaks(comparison.attribution)

# %% [markdown]
# ## What is missing, and why
#
# A value that cannot be had stays empty, and its reason stands in the notes; so does a doubt.

# %%
analysis.notes

# %% [markdown]
# ## Keep the result
#
# One HTML page with all of this and the three articles side by side, every cue highlighted and explained. It opens in any browser, without a network.

# %%
framing.write_report(analysis, "../reports/report.html").name

# %% [markdown]
# ## What was learnt
#
# - The headlines differ: one has capitals and an exclamation mark, one names fears, one has no cue of the list. (Outlet B's first line ends in a full stop and may be a standfirst; the
#   notes say so.)
# - All three articles hedge. The cues differ: some hedge in the outlet's own words, some pass on what "analysts" suggest.
# - In loaded language, hedging and reading ease the three articles cannot be told apart: they are too short for differences of this size.
# - Two articles say that North Korea confirmed sending troops; in the third they were "allegedly" sent.
# - The lists find words, not motives. Compare them with your own notes: which words did you mark that the lists did not, and the other way round?

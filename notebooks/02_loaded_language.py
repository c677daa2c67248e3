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
# # Loaded language
#
# **Which words of a report judge where a plainer word would tell, and whose words are they?**
#
# A word is *loaded* here if it evaluates or stirs: "shameful", "stirs the pot", "vehemently". "Attack" or "missile" in a report on an attack or a missile
# is not: there is no plainer word for it.
#
# Before you run anything, read the first paragraph of each article in the folder `seeds` and underline the words you would call loaded.

# %%
import pandas as pd

import framing
from framing import charts

# %%
pd.set_option("display.max_colwidth", None)
analysis = framing.analyse(framing.read_articles("../seeds"))
evidence = analysis.evidence.join(analysis.scores.outlet, on="id")

# %% [markdown]
# ## What the list marks
#
# Each row is a cue: a word or phrase of the list that stands in the text. `weight` says how strongly such a word marks a sentence as loaded, from 0.25 to 2; `category` says what kind of
# loading it is.

# %%
loaded = evidence[evidence.metric == "loaded_language"]
loaded[["outlet", "text", "category", "weight", "voice", "attributed"]]

# %% [markdown]
# The same cues where they stand, in one of the articles, together with hedges and the other kinds. Each kind has a colour and an underline of its own, told below the text. Rest the pointer
# on a cue to see its category, weight and voice, or open the list of all cues.

# %%
framing.highlight(analysis.article("outlet-b"))

# %% [markdown]
# Compare with your own marks. Which words did you underline that are not in the table, and which of these would you not have underlined? Both will happen: experts who mark the same
# sentences differ too.
#
# ## Whose words are they?
#
# A loaded word may be the outlet's own, stand in a quotation, or be reported as somebody's view. `voice` and `attributed` tell these apart. The score `loaded_language` counts what is outside quotation
# marks, `loaded_language_quoted` what is inside.

# %%
loaded.groupby(["outlet", "voice", "attributed"]).weight.agg(["size", "sum"])

# %% [markdown]
# ## From words to a score
#
# The score is the sum of the weights per 100 words of the body, and nothing else. Add it up yourself:

# %%
own = loaded[loaded.voice == "own"].groupby("id").weight.sum()
(100 * own / analysis.scores.words).round(3)

# %%
analysis.scores.loaded_language.round(3)

# %% [markdown]
# ## Where in the text?
#
# Each cell is a sentence, from the first to the last. The darker, the more likely it is that most experts would call the sentence loaded.

# %%
charts.article_strip(analysis.profile)

# %% [markdown]
# ## The sentences that stand out
#
# `value` is the probability that most experts would call the sentence loaded, `cues` is what the list found in it. Another score ranks sentences by the weights of its own cues: try
# `analysis.top_sentences("hedging_ratio", 5)`.

# %%
top = analysis.top_sentences("loaded_sentences", 5)
top.round(2)

# %% [markdown]
# ## One sentence, taken apart
#
# Why does the first of them stand out? The probability comes from a model with named features. Their contributions add up to it (as a logit); here are the eight largest.

# %%
parts = analysis.explain(top.id[0], top.sentence[0])
parts.reindex(parts.contribution.abs().sort_values(ascending=False, kind="stable").index).head(8).round(2)

# %% [markdown]
# ## Change a word
#
# The same news, worded twice. Which words make the difference? Write a third sentence that says the same and scores lower still.

# %%
twins = framing.analyse(["Critics slammed the shameful deal.", "Critics rejected the disputed deal."])
twins.sentences[["text", "loaded"]].round(2)

# %%
twins.evidence[["id", "text", "category", "weight"]]

# %% [markdown]
# ## Is that much?
#
# A percentile compares with 12,000 US political news articles of like length: 66 means higher than in 66 of 100 of them. It says nothing of other kinds of text.

# %%
analysis.percentiles()[["outlet", "loaded_language", "loaded_sentences"]]

# %% [markdown]
# ## What was learnt
#
# - Loaded words are few: 13 cues of the list stand in the three articles together. A single word moves the score of a short article visibly.
# - In these articles all loaded cues of the list are outside quotation marks: it is the articles' own wording, or somebody's view in the articles' words.
# - The score is a sum that you can check by hand.
# - A list misses words and marks some that you would not. Your disagreement with it is a result too.

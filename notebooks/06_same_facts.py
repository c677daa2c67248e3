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
# # The same facts
#
# **What do three outlets tell alike, how surely does each tell it, and what does only one tell?**
#
# Statements of different articles are put together where their words, names, numbers and dates agree. Each group is a *fact* in the sense of this notebook: something told, not something checked.
#
# Before you start: note three things that you expect all outlets to report, and one that you expect in one of them only.

# %%
import pandas as pd

import framing
from framing import charts

# %%
pd.set_option("display.max_colwidth", None)
analysis = framing.analyse(framing.read_articles("../seeds"))
comparison = framing.compare(analysis)

# %% [markdown]
# ## Fact by outlet
#
# A row is a fact, a column an outlet. What is not found in an article may be there in words that were not matched.

# %%
charts.fact_matrix(comparison.claims)

# %% [markdown]
# ## The certainty ladder
#
# From the outlet's own word down to denial. A fact whose marks stand far apart is told with different certainty.

# %%
charts.certainty_ladder(comparison.ladder)

# %% [markdown]
# The tellings of one fact, word by word. `cue` is the word that put it on its rung.

# %%
first = comparison.ladder[comparison.ladder.claim == 1]
first[["outlet", "standing", "attributed_to", "cue", "text"]]

# %% [markdown]
# ## Told by one only

# %%
alone = comparison.claims[comparison.claims.n_outlets == 1].drop_duplicates("claim")
alone[["outlet", "text", "nearest_outlet", "nearest", "similarity"]].round(2).head(8)

# %% [markdown]
# `nearest` is the closest statement of another article. Is it the same fact after all? Then the matching has missed it.
#
# ## Quotations
#
# Who quotes the same words, who cuts them, and whom each names as the speaker?

# %%
comparison.quotes[["n_outlets", "outlet", "text", "speaker", "match", "cut"]]

# %% [markdown]
# ## What they call the same thing

# %%
names = comparison.naming.groupby(["referent", "outlet"]).name.agg(", ".join)
names.unstack(fill_value="–").head(8)

# %% [markdown]
# ## Distinguishing words
#
# Words and phrases that one article uses more than the others, measured against what is usual in news. With articles as short as these no word is certain: look at the counts.

# %%
charts.distinguishing_words(comparison.words)

# %%
comparison.keyword_in_context("provocat~|provocation~", width=40)

# %% [markdown]
# ## How an actor is portrayed

# %%
charts.portrait(comparison.portraits, actor="North Korea")

# %% [markdown]
# ## What was learnt
#
# - Four facts were found in all three articles, most others in two.
# - About half of the shared facts are told with different certainty: asserted by one outlet, attributed to somebody and hedged by another.
# - A quotation of four words in one article is part of a longer one in another.
# - Matching facts is hard: of the pairs of statements that readers put together, the alignment finds about six of ten, and about seven of ten that it puts together are right. "Not found" may mean
#   "not matched".

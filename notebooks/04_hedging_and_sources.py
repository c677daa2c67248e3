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
# # Hedging and sources
#
# **Who is careful, about what, and who stands behind what is said?**
#
# A *hedge* marks a claim as less than sure ("may", "appears", "likely") or as second-hand ("reportedly", "analysts suggest"). A *booster* does the opposite ("clearly"). A *source* is whoever an
# article names, or does not name, for what it reports.
#
# Before you start: do you expect a hedged report to be a worse one? Write down why.

# %%
import pandas as pd

import framing
from framing import charts

# %%
pd.set_option("display.max_colwidth", None)
analysis = framing.analyse(framing.read_articles("../seeds"))
comparison = framing.compare(analysis)

# %% [markdown]
# ## Hedges against boosters
#
# Cues per 100 words, with intervals.

# %%
charts.hedges_and_boosters(comparison.scores)

# %% [markdown]
# ## Which hedges?
#
# A modal ("may be") leaves the outlet's own claim open. A weasel attribution ("analysts believe") hands it to people without a name. An evidential ("reportedly") says that somebody said so.

# %%
hedges = analysis.evidence[analysis.evidence.metric == "hedging"].join(analysis.scores.outlet, on="id")
hedges.groupby(["category", "outlet"]).size().unstack(fill_value=0)

# %% [markdown]
# Look at the words themselves before you trust the counts. Is each of them a hedge where it stands?

# %%
hedges[["outlet", "text", "category", "attributed"]].head(15)

# %% [markdown]
# ## Who speaks?
#
# A source is named (a person), an institution, a medium, or anonymous ("officials"). "Agentless" means that something is said without anybody who says it ("is accused of", "reportedly").

# %%
charts.who_speaks(comparison.attribution)

# %%
comparison.sources[["outlet", "source", "kind", "verb", "verb_class"]].head(12)

# %% [markdown]
# ## The verb matters
#
# "Said" is neutral. "Confirmed" takes the statement for true, "claimed" keeps away from it, "condemned" is an act of its own. The same source can be introduced in each of these ways.

# %%
comparison.sources.groupby(["verb_class", "outlet"]).size().unstack(fill_value=0)

# %% [markdown]
# ## One fact, from asserted to hedged
#
# Follow one fact through the three articles: who vouches for the troops, and by which word?

# %%
troops = comparison.ladder[comparison.ladder.claim == 2]
troops[["outlet", "standing", "attributed_to", "cue", "text"]]

# %% [markdown]
# ## What was learnt
#
# - All three articles hedge, and none has a booster of the list. In how often they hedge they cannot be told apart.
# - Hedging is no fault: where facts are not sure, the hedge is the news. What can be asked is who is hedged, and whether anybody stands behind the claim.
# - A source stands in 38 % of the 29 sentences of outlet A, in 41 % of 22 of outlet B and in 31 % of 36 of outlet C. Differences of this size were not tested.
# - The troops are confirmed by North Korea in two articles, and "allegedly" sent in a third.

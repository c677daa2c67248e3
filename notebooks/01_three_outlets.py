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
# **How do three outlets word the same missile launches?** This notebook reads three articles, scores their wording, and looks at the words behind
# the scores. You need no Python to follow it: run each cell with Shift + Enter and read what appears below.
#
# Before you start, read the three articles in the folder `seeds` and write down which one you find most loaded, which most cautious, and which headline
# shouts. Keep your notes for the end.

# %%
import framing

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
main = ["loaded_language", "hedging_ratio", "headline_sensationalism", "reading_ease"]
analysis.scores[main].round(2)

# %% [markdown]
# A number alone says little. The first three are sums over cues, and each cue can be looked at.
#
# ## The headlines
#
# Which words made the difference? The weights of the cues in a headline are added up to S, and the score is 1 − exp(−S).

# %%
cues = analysis.evidence
cues[cues.part == "headline"][["id", "text", "category", "weight"]]

# %% [markdown]
# ## Loaded language
#
# `voice` tells the outlet's own words from quoted ones, and `attributed` marks words reported as somebody's view. Would you call each of these words loaded? Which would you
# add, and what neutral word could stand in its place?

# %%
cues[cues.metric == "loaded_language"][["id", "text", "category", "weight", "voice", "attributed"]]

# %% [markdown]
# ## Hedging
#
# Who is careful, and about what? Count the cues by category, then read the sentences of one outlet.

# %%
hedges = cues[cues.metric == "hedging"]
hedges.groupby(["id", "category"]).size().unstack(fill_value=0)

# %%
hedged = analysis.sentences[analysis.sentences.hedged]
hedged[hedged.id == "outlet-b"].text.tolist()

# %% [markdown]
# ## The picture
#
# The same scores with their intervals, one dot per outlet. Three articles are three points: this describes them, not their outlets.

# %%
from framing import charts

charts.score_dots(framing.compare(analysis).scores)

# %% [markdown]
# ## How sure are these differences?
#
# `compare` sets the outlets side by side. An interval tells how far a score could move if other paragraphs of the same making had been printed. Where two
# articles "cannot be told apart", the difference between their scores may be chance.

# %%
comparison = framing.compare(analysis)
print(comparison)

# %% [markdown]
# ## One fact, three tellings
#
# The same fact may be asserted by one outlet, attributed to somebody by another, and hedged by a third. Follow the troops: who vouches for them, and by which word?

# %%
troops = comparison.ladder[comparison.ladder.text.str.contains("15,000")]
troops[["outlet", "standing", "attributed_to", "certainty", "cue", "text"]]

# %% [markdown]
# ## What is missing, and why
#
# A value that cannot be had is left out with its reason, and a doubtful one is noted.

# %%
analysis.notes

# %% [markdown]
# ## Keep the result
#
# One HTML page with the scores and the three articles side by side, every cue highlighted and explained. It opens in any browser, without a network.

# %%
framing.write_report(analysis, "../reports/report.html").name

# %% [markdown]
# ## What was learnt
#
# - The three headlines differ most: one shouts with capitals and an exclamation mark, one names fears, one carries no cue of the list.
# - All three articles hedge. The cues differ: some hedge in the outlet's own words, some pass on what "analysts" suggest.
# - In loaded language and hedging the three articles cannot be told apart: they are too short for differences of this size.
# - One article says that North Korea confirmed the troops, another that they were "allegedly" sent, the third that intelligence assesses a number.
# - The lists find cues, not bias. Compare them with your own notes: which words did you mark that the lists did not, and the other way round?

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
# # Your own articles
#
# **How do the articles that you care about word the same event?**
#
# Everything in the other notebooks works with your own texts. Put them into a folder, one text file each with the headline in the first line, or into a table.

# %%
import pandas as pd

import framing
from framing import charts

# %% [markdown]
# ## From a folder
#
# Give the folder's name instead of `"../seeds"`. A file `articles.csv` in it may name the outlet, date and event of each file; `seeds/articles.csv` shows how.

# %%
articles = framing.read_articles("../seeds")
[(article.id, article.outlet) for article in articles]

# %% [markdown]
# ## From a table
#
# With a CSV file, write `table = pd.read_csv("my_articles.csv")`. It needs a column `text`; `headline`, `outlet`, `date` and `event` are used where they are there. Two short invented reports:

# %%
gull = "The council shamefully gave in to the builders. Residents may lose their only park. Critics slammed the deal."
herald = "The council sold the park to a builder on Monday. Residents can appeal until June, officials said."
table = pd.DataFrame({"outlet": ["Gull", "Herald"], "text": [gull, herald]})
mine = framing.analyse(framing.read_articles(table.assign(headline=["Park SOLD!", "Council sells park"])))
mine.scores[["outlet", "loaded_language", "hedging_ratio", "headline_sensationalism", "words"]].round(2)

# %% [markdown]
# These texts are far too short for a comparison that means anything. The notes say what could not be measured:

# %%
mine.notes.drop_duplicates(["id", "reason"])

# %% [markdown]
# ## Correct the tool
#
# You may not agree with a cue, or find that one is missing. Look at the evidence first:

# %%
cues = mine.evidence[mine.evidence.metric == "loaded_language"]
cues[["id", "text", "category", "weight"]]

# %% [markdown]
# Then write down what you reject and what you add, with a reason for those who read your results. The file `corrections.csv` beside this notebook is an example; edit it in any spreadsheet. `~` stands for a word's other
# forms. A cue that is added needs a weight and one of the categories that stand in the evidence. Decide by the words, before you see what it does to the scores.

# %%
pd.read_csv("corrections.csv", keep_default_na=False)

# %% [markdown]
# `corrections=` applies the file: to scores and evidence here, and so to every comparison and page made from them. `places` says how often each row changed something. The word lists themselves stay as they are, and every output says
# how many corrections were applied.

# %%
corrected = framing.analyse(mine.articles, corrections="corrections.csv")
corrected.corrected[["cue", "action", "reason", "places"]]

# %%
pd.DataFrame({"before": mine.scores.loaded_language, "corrected": corrected.scores.loaded_language}).round(2)

# %% [markdown]
# ## Your own word list
#
# To count something else, bring a list: a CSV file with a row per cue, as `force.csv` beside this notebook. `~` stands for a word's other forms, `|` for a choice. An example is a promise: if its cue is not found in it, the list
# is refused and the line named.

# %%
pd.read_csv("force.csv", keep_default_na=False)

# %% [markdown]
# What does each row find? A row without hits may be misspelt, or its words are not used here. A row with most of the hits decides the score: here the missiles, in reports on missile launches. This list shows what the articles are about, not how they
# are worded.

# %%
force = framing.Lexicon.from_csv("force.csv")
check = force.check(articles)
check.rows.round(2)

# %% [markdown]
# `check.coverage` has the shares of words, sentences and articles in which anything was found, `check.reliability` how far the rows go together, for which three articles are too few.
#
# `cue_rate` makes a score of the list. Give it to `analyse` beside the shipped ones; evidence, comparisons, reports and tables then have it too.

# %%
meaning = "Words of force, weighted, per 100 words of the body."
rate = framing.cue_rate(force, name="force_per_100_words", meaning=meaning)
analysis = framing.analyse(articles, metrics=[*framing.METRICS, rate])
analysis.scores[["outlet", "force_per_100_words"]].round(2)

# %%
analysis.evidence[analysis.evidence.metric == "force_per_100_words"][["id", "text", "category", "voice"]].head(5)

# %% [markdown]
# ## Compare and export
#
# A workbook with a sheet per table, the scores as CSV, a page to send round, and a chart for print.

# %%
comparison = framing.compare(analysis)
framing.write_tables(comparison, "../reports/comparison.xlsx").name

# %%
framing.write_tables(analysis, "../reports/scores.csv").name
framing.write_report(analysis, "../reports/my_report.html").name

# %%
charts.save(charts.score_dots(comparison.scores), "../reports/scores.png").name

# %% [markdown]
# On the command line the same is done by `framing report my-articles -o reports`. `--corrections corrections.csv` corrects the lists, `--blind` hides the outlets' names, `--worksheet` adds clean articles to mark by hand with an answer
# key, `--excerpts` shows cues in their sentences instead of whole articles, `--pdf` prints.
#
# ## How to cite it
#
# A paragraph for a paper on how it was measured, and the entry for the list of references.

# %%
print(analysis.methods())

# %% [markdown]
# ## What was learnt
#
# - Text files, a table or plain strings: each becomes an article with scores and evidence.
# - You can correct the lists for your texts, in a file that gives reasons and that you can hand on with the results.
# - You can bring a list of your own. What it finds is shown row by row, and its score has evidence like any other.
# - Compare articles on the same event and of like length, and look at the notes before the numbers.

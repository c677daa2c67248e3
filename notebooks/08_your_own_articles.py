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
table = pd.DataFrame({"outlet": ["Gull", "Herald"], "headline": ["Park SOLD!", "Council sells park"], "text": [gull, herald]})
mine = framing.analyse(framing.read_articles(table))
mine.scores[["outlet", "loaded_language", "hedging_ratio", "headline_sensationalism", "words"]].round(2)

# %% [markdown]
# These texts are far too short for a comparison that means anything. The notes say what could not be measured:

# %%
mine.notes.drop_duplicates(["id", "reason"])

# %% [markdown]
# ## Correct the tool
#
# You may not agree with a cue. Look at the evidence, drop what you reject, and add up again: a rate is 100 times the sum of the weights, divided by the words. Here is the first
# report's score without "slammed".

# %%
cues = mine.evidence[mine.evidence.metric == "loaded_language"]
cues[["id", "text", "category", "weight"]]

# %%
kept = cues[cues.text != "slammed"]
float((100 * kept.weight.sum() / mine.scores.words["1"]).round(2))

# %% [markdown]
# ## Your own word list
#
# A list has a row per cue. `~` stands for a word's other forms, `|` for a choice.

# %%
from framing.lexicon import Lexicon, Row

arms = Lexicon("weapons", [Row("missile~|rocket~", "weapon", 1.0), Row("troop~|soldier~", "people", 1.0)])
[(article.outlet, len(arms.matches(framing.Document(article)))) for article in articles]

# %% [markdown]
# ## Compare and export
#
# A workbook with a sheet per table, the scores as CSV, a page to send round, and a chart for print.

# %%
analysis = framing.analyse(articles)
comparison = framing.compare(analysis)
framing.write_tables(comparison, "../reports/comparison.xlsx").name

# %%
framing.write_tables(analysis, "../reports/scores.csv").name
framing.write_report(analysis, "../reports/report.html").name

# %%
charts.save(charts.score_dots(comparison.scores), "../reports/scores.png").name

# %% [markdown]
# On the command line the same is done by `framing report my-articles -o reports`. `--blind` hides the outlets' names, `--worksheet` adds clean articles to mark by hand with an answer
# key, `--excerpts` shows cues in their sentences instead of whole articles, `--pdf` prints.
#
# ## How to cite it

# %%
from framing.methods import bibtex, methods

print(methods(analysis), bibtex(), sep="\n\n")

# %% [markdown]
# ## What was learnt
#
# - Text files, a table or plain strings: each becomes an article with scores and evidence.
# - You can reject a cue and recompute a rate in one line, since a rate is a sum of weights; you can bring your own list.
# - Compare articles on the same event and of like length, and look at the notes before the numbers.

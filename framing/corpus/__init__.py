"""Corpus: very many articles, scored chunk by chunk into Parquet files, by one worker or many, and what they tell together."""

from framing.corpus.partition import evidence_schema, partition_schema, score_partition
from framing.corpus.report import write_corpus_report
from framing.corpus.run import Run, score_corpus
from framing.corpus.summary import Summary, summarise

__all__ = [
    "Run",
    "Summary",
    "evidence_schema",
    "partition_schema",
    "score_corpus",
    "score_partition",
    "summarise",
    "write_corpus_report",
]

"""Folders: a manifest ``articles.csv``, or all text files in order of their names."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from framing.article import Article
from framing.reading.error import ReadingError
from framing.reading.text import read_text, split_headline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST: Final = "articles.csv"
SUFFIXES: Final = (".txt",)


def read_file(path: Path) -> Article:
    """The article in one text file, named after it."""
    if path.suffix.lower() not in SUFFIXES:
        raise ReadingError(f"{path}: framing reads {', '.join(SUFFIXES)} files. Save the article as plain text (UTF-8).")
    headline, text = split_headline(read_text(path))
    return Article(text, headline=headline, id=path.stem)


def read_folder(folder: Path) -> Iterator[Article | ReadingError]:
    """The articles of a folder, each or the reason why it cannot be read.

    With a manifest ``articles.csv`` (columns ``file`` and, as wanted, id, outlet, headline, date, url, author, event,
    sha256) the articles it lists; else all text files in order of their names.

    Raises
    ------
    ReadingError
        If there is nothing to read, or the manifest cannot be used.
    """
    manifest = folder / MANIFEST
    if manifest.is_file():
        yield from _read_manifest(manifest)
        return
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
    if not paths:
        raise ReadingError(f"{folder}: has no articles. Put {', '.join(SUFFIXES)} files in it, or a manifest {MANIFEST}.")
    for path in paths:
        try:
            yield read_file(path)
        except ReadingError as error:
            yield error


def _read_manifest(manifest: Path) -> Iterator[Article | ReadingError]:
    rows = list(csv.DictReader(read_text(manifest).splitlines()))
    if not rows or "file" not in rows[0]:
        raise ReadingError(
            f"{manifest}: lists no articles. It needs a header with the column file, and a row for each article."
        )
    ids: set[str] = set()
    for row in rows:
        given = {name: value for name, value in row.items() if name and isinstance(value, str) and value}
        try:
            if given.get("id") in ids - {""}:
                raise ReadingError(f"{manifest}: two rows have the id {given['id']!r}. Give each its own.")
            ids.add(given.get("id", ""))
            yield _read_listed(manifest, given)
        except ReadingError as error:
            yield error


def _read_listed(manifest: Path, row: dict[str, str]) -> Article:
    if "file" not in row:
        raise ReadingError(f"{manifest}: a row names no file: {row}.")
    path = manifest.parent / row["file"]
    text = read_text(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if row.get("sha256", digest) != digest:
        raise ReadingError(
            f"{path}: is not the file that {manifest.name} describes (sha256 {digest}). Restore it, or correct {manifest.name}."
        )
    headline, body = split_headline(text)
    if "headline" in row:
        body = body if headline == row["headline"].strip() else text
    names = {field.name for field in fields(Article)} - {"text"}
    given = {name: value for name, value in row.items() if name in names}
    return Article(body, **{"headline": headline, "id": path.stem, **given})

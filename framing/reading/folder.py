"""Folders: a manifest ``articles.csv``, or all text files in order of their names."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.article import FIELDS, Article
from framing.reading.error import ReadingError
from framing.reading.text import read_text, split_headline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST: Final = "articles.csv"
SUFFIXES: Final = (".txt",)


class Found(NamedTuple):
    """An article and the file it stands in; it has an id only where a manifest gives one."""

    article: Article
    path: Path


def read_file(path: Path) -> Found:
    """The article in one text file."""
    headline, text = split_headline(_read_supported(path))
    return Found(Article(text, headline=headline), path)


def _read_supported(path: Path) -> str:
    if path.suffix.lower() not in SUFFIXES:
        raise ReadingError(f"{path}: framing reads {', '.join(SUFFIXES)} files. Save the article as plain text (UTF-8).")
    return read_text(path)


def read_folder(folder: Path) -> Iterator[Found | ReadingError]:
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
    paths = sorted(
        path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.name[0] != "." and path.is_file()
    )
    if not paths:
        raise ReadingError(f"{folder}: has no articles. Put {', '.join(SUFFIXES)} files in it, or a manifest {MANIFEST}.")
    for path in paths:
        try:
            yield read_file(path)
        except ReadingError as error:
            yield error


def _read_manifest(manifest: Path) -> Iterator[Found | ReadingError]:
    reader = csv.DictReader(io.StringIO(read_text(manifest)), strict=True)
    try:
        columns, rows = list(reader.fieldnames or ()), list(reader)
    except csv.Error as error:
        raise ReadingError(
            f"{manifest}, after line {reader.line_num}: cannot be read as CSV ({error}). Close its quotation marks."
        ) from None
    if "file" not in columns:
        raise ReadingError(f"{manifest}: its first line must name the columns, among them file; it names {', '.join(columns)}.")
    if not rows:
        raise ReadingError(
            f"{manifest}: lists no articles. Add a row for each, or delete it to read all text files of the folder."
        )
    for row in rows:
        try:
            yield _read_listed(
                manifest, {name: value for name, value in row.items() if name and isinstance(value, str) and value}
            )
        except ReadingError as error:
            yield error


def _read_listed(manifest: Path, row: dict[str, str]) -> Found:
    if "file" not in row:
        raise ReadingError(f"{manifest}: a row names no file: {row}.")
    path = manifest.parent / row["file"]
    if not path.resolve().is_relative_to(manifest.parent.resolve()):
        raise ReadingError(f"{manifest}: {row['file']!r} lies outside its folder. Put the file into the folder.")
    text = _read_supported(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if row.get("sha256", digest).lower() != digest:
        raise ReadingError(
            f"{path}: is not the file that {manifest.name} describes (sha256 {digest}). Restore it, or correct {manifest.name}."
        )
    headline, body = split_headline(text)
    if "headline" in row:
        body = body if headline == row["headline"].strip() else text
    names = set(FIELDS) - {"text"}
    given = {name: value for name, value in row.items() if name in names}
    return Found(Article(body, **{"headline": headline, **given}), path)

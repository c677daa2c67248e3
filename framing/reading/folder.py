"""Folders, and .zip archives of them: a manifest ``articles.csv``, or all files in order of their names."""

from __future__ import annotations

import posixpath
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from framing.article import FIELDS
from framing.reading.columns import fields_of, plain_name
from framing.reading.delimited import split_rows
from framing.reading.error import ReadingError
from framing.reading.kinds import ELSEWHERE, READERS
from framing.reading.source import Source
from framing.reading.text import encoding_of
from framing.reading.unpack import unzip

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.reading.found import Found
    from framing.reading.kinds import Reader
    from framing.reading.session import Session

MANIFEST: Final = "articles.csv"
_OWN: Final = ("file", "sha256")  # columns of a manifest that no article has
_HIDDEN: Final = (".", "~$")  # what the system or Word hides
_NO_ARTICLES: Final = frozenset({"readme", "license", "licence", "copying", "changelog"})


@dataclass(frozen=True)
class Collection:
    """Files that stand together: a folder, or an archive of one.

    Attributes
    ----------
    name : str
        What errors call it.
    files : mapping of str to Source
        Path → file, of those that are read where there is no manifest.
    find : function
        Path from the manifest → the file, None if there is none, or it lies outside.
    """

    name: str
    files: Mapping[str, Source]
    manifest: Source | None
    find: Callable[[str], Source | None]


class _Files(Mapping[str, Source]):
    """The files of a folder, of which there may be very many: only their names are kept."""

    def __init__(self, path: Path, names: list[str]) -> None:
        self._path = path
        self._names = names

    def __getitem__(self, name: str) -> Source:
        place = bisect_left(self._names, name)
        if self._names[place : place + 1] != [name]:
            raise KeyError(name)
        return Source.of_path(self._path / name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def folder(path: Path) -> Collection:
    """A folder; the files of its folders are not read, but a manifest may name them.

    Raises
    ------
    ReadingError
        If it cannot be opened.
    """
    try:
        names = sorted(each.name for each in path.iterdir() if not each.name.startswith(_HIDDEN) and each.is_file())
    except OSError as error:
        raise ReadingError(f"{path}: cannot be opened ({error.strerror}). Check the name and your permissions.") from None

    def find(file: str) -> Source | None:
        found = path / file
        try:
            is_inside = found.resolve().is_relative_to(path.resolve())
        except (OSError, RuntimeError, ValueError):  # a link that leads to itself, a name that cannot be
            return None
        return Source.of_path(found) if is_inside else None

    files = _Files(path, names)
    return Collection(str(path), files, files.get(MANIFEST), find)


def archive(source: Source) -> Collection:
    """An archive; a manifest in it speaks of the files below its own folder.

    Raises
    ------
    ReadingError
        If it is broken, or would unpack to far more than texts do.
    """
    files = {unicodedata.normalize("NFC", path): member for path, member in unzip(source).items()}  # macOS writes NFD
    manifests = [path for path in files if PurePosixPath(path).name == MANIFEST]
    first = min(manifests, key=lambda path: (path.count("/"), path), default=None)
    base = posixpath.dirname(first or "")

    def find(file: str) -> Source | None:
        return files.get(unicodedata.normalize("NFC", posixpath.normpath(posixpath.join(base, file.replace("\\", "/")))))

    return Collection(source.name, dict(sorted(files.items())), files.get(first or ""), find)


def read_collection(collection: Collection, session: Session, read: Reader) -> Iterator[Found | ReadingError]:
    """The articles of a folder or archive, each or the reason why it cannot be read.

    With a manifest ``articles.csv`` (columns ``file`` and, as wanted, id, outlet, headline, date, url, author, event,
    sha256) the articles it lists; else all files of a kind that framing reads, in order of their names.

    Raises
    ------
    ReadingError
        If there is nothing to read, or the manifest cannot be used.
    """
    if collection.manifest is not None:
        listed = _manifest(collection.manifest, session)
        if listed is not None:
            for row in listed:
                try:
                    yield _listed(collection, row, session, read)
                except ReadingError as error:
                    yield error
            return
    chosen = [name for name, source in collection.files.items() if _may_have_articles(source)]
    if not chosen:
        raise ReadingError(
            f"{collection.name}: has no articles. Put files in it ({', '.join(READERS)}), or a manifest {MANIFEST}; the "
            f"files of folders in it are read as a pattern: '{collection.name}/**/*.txt'."
        )
    for name in chosen:
        try:
            yield from read(collection.files[name], session)
        except ReadingError as error:
            yield error


def _may_have_articles(source: Source) -> bool:
    return source.kind in {*READERS, *ELSEWHERE, ".gz", ".zip"} and source.stem.lower() not in _NO_ARTICLES


def _manifest(source: Source, session: Session) -> list[dict[str, str]] | None:
    """The rows of a manifest, by field and with "file" and "sha256"; None if it is a table of articles itself."""
    encoding = encoding_of(source, session.encoding)
    table = split_rows(source, encoding, lambda name: plain_name(name) == "file")
    columns = next(table, [])
    names = {plain_name(column): column for column in reversed(columns)}
    if "file" not in names:
        try:
            fields_of(columns, source.name, session.columns)
        except ReadingError:
            raise ReadingError(
                f"{source.name}: its first line must name the columns, among them file (or text, if the texts stand in it); it "
                f"names {', '.join(columns)[:200]}."
            ) from None
        return None
    fields = fields_of([column for column in columns if plain_name(column) not in _OWN], source.name, needs_text=False)
    fields.update({name: names[name] for name in _OWN if name in names})
    fields.pop("text", None)
    places = {field: columns.index(column) for field, column in fields.items()}
    rows = [{field: row[place] for field, place in places.items() if place < len(row) and row[place]} for row in table]
    if not rows:
        raise ReadingError(
            f"{source.name}: lists no articles. Add a row for each, or delete it to read all files of the folder."
        )
    return rows


def _listed(collection: Collection, row: Mapping[str, str], session: Session, read: Reader) -> Found:
    manifest = collection.manifest.name if collection.manifest else ""
    if "file" not in row:
        raise ReadingError(f"{manifest}: a row names no file: {dict(row)}.")
    source = collection.find(row["file"])
    if source is None:
        raise ReadingError(
            f"{manifest}: {row['file']!r} lies outside its folder, or is not there. Put the file into the folder."
        )
    digest = row.get("sha256", "").lower()
    if digest and digest != source.sha256:
        raise ReadingError(
            f"{source.name}: is not the file that {MANIFEST} describes (sha256 {source.sha256}). Restore it, or "
            f"correct {MANIFEST}."
        )
    found = list(read(source, session))
    if len(found) != 1:
        raise ReadingError(f"{source.name}: holds {len(found)} articles, and a row of {MANIFEST} names one. Read it alone.")
    if isinstance(found[0], ReadingError):
        raise found[0]
    given: dict[str, Any] = {name: value for name, value in row.items() if name in FIELDS and name != "headline"}
    one = found[0].divided(row.get("headline"))
    return one._replace(article=replace(one.article, **given))

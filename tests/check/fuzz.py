"""Fuzz a reader with atheris: ``python tests/check/fuzz.py READER --seconds 600``.

A reader may refuse what it is given with a ReadingError (or a ValueError, where it is no file of articles); whatever else it
raises, a crash, more than 30 seconds for one input, or 4 GB end the run with exit code 77 or so, and the input is kept.
Readers that run in a process of their own are called as that process calls them, so that atheris sees their code.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["framing"]):
    import framing
    from framing.lexicon import Lexicon
    from framing.reading import ReadingError, documents, markdown, web  # noqa: F401  (parsed here, so atheris has to see them)
    from framing.reading.address import parse_place
    from framing.reading.found import Found
    from framing.reading.kinds import READERS
    from framing.reading.read import read_source
    from framing.reading.session import Session
    from framing.reading.source import Source
    from framing.reading.worker import ANSWER, SECONDS, _answer
    from framing.reading.worker import READERS as PARSERS

TEXT = "Bridge may fall\n\nThe mayor said “it’s shameful”. Zoë left: about 40 came.\n- One\n\nOfficials warned of delays."
ROWS = [{"text": "The vote may slip.", "title": "Vote", "source": "The Gull", "id": 7}, {"text": "It rained.", "date": None}]
CSV = 'text,title,source\n"It “rained”, Zoë said.",Rain,The Gull\nIt may stop.,,\n'
PAGE = f"<!DOCTYPE html><title>Bridge</title><meta charset=utf-8><article><h1>Bridge</h1><p>{TEXT}</p><ul><li>x</article>"


class InProcess:
    """A worker that parses here and now, as the child of the real one does."""

    def call(self, reader: str, data: bytes, name: str, **options: Any) -> dict[str, Any]:
        module, function, *_ = PARSERS[reader]
        limits = {"seconds": SECONDS, "answer": ANSWER, "advice": ""}
        header = {"module": module, "function": function, "options": options, **limits}
        answer = json.loads(_answer(header, data, lambda: None))
        if "read" not in answer:
            raise ReadingError(f"{name}: {answer}")
        return dict(answer["read"])


def read(ending: str, data: bytes) -> None:
    if ending in SOUND and data[:1] == b"=":
        data = packed(ending, data[1:])
    session = Session()
    session.__dict__["worker"] = InProcess()
    with contextlib.suppress(ReadingError):
        for item in read_source(Source.of_bytes(data, f"a{ending}", f"a{ending}"), session):
            if isinstance(item, Found):
                item.divided()


def analyse(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")  # so that lone surrogates come in
    headline, _, body = text.partition("\n")
    analysis = framing.analyse([framing.Article(body, headline=headline)])
    for row in analysis.evidence.itertuples():
        assert (headline if row.part == "headline" else body)[row.start : row.end] == row.text
    for row in analysis.sentences.itertuples():
        assert body[row.start : row.end] == row.text


def load(data: bytes) -> None:
    path = Path(os.environ["FUZZ_FOLDER"]) / "analysis"
    path.write_bytes(data)
    with contextlib.suppress(ValueError):
        framing.load(path)


def word_list(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        Lexicon.parse("mine", data.decode("utf-8", "replace"))


def address(data: bytes) -> None:
    with contextlib.suppress(ReadingError):
        parse_place(data.decode("utf-8", "replace"), "it")


def seeds(target: str) -> list[bytes]:
    """Small good files to start from."""
    lines = "\n".join(map(json.dumps, ROWS)).encode()
    front = f"---\ntitle: Vote\nsource: The Gull\n---\n# Bridge\n\n{TEXT}\n\n> *Quoted* [so](http://a.b)"
    plain = {
        ".txt": [TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode("cp1252"), b"\xef\xbb\xbf" + TEXT.encode()],
        ".md": [front.encode()],
        ".html": [PAGE.encode()],
        ".csv": [CSV.encode(), CSV.replace(",", ";").encode("utf-16")],
        ".tsv": [CSV.replace(",", "\t").encode()],
        ".json": [json.dumps(ROWS).encode(), json.dumps({"articles": ROWS}).encode()],
        ".jsonl": [lines],
        ".gz": [gzip.compress(TEXT.encode()), gzip.compress(CSV.encode())],
        "analyse": [TEXT.encode()],
        "word_list": [
            b"cue,category,weight,context,example,counterexample,origin\nslam~,attack,1,,,,\na|the b,x,0.5,not month,,,\n"
        ],
        "address": [b"https://user@[::1]:80/a?b#c", b"http://2130706433/", "http://exämple.org".encode()],
    }
    made = {".zip": _zip, ".docx": _docx, ".pdf": _pdf, ".xlsx": _xlsx, ".parquet": _parquet, "load": _saved}
    return plain[target] if target in plain else [made[target]()]


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/articles.csv", "file,outlet\nb.txt,The Gull\n")
        archive.writestr("a/b.txt", TEXT)
        archive.writestr("c.csv", CSV)
    return file.getvalue()


def _docx() -> bytes:
    import docx

    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("Bridge may fall", style="Title")
    document.add_paragraph(TEXT)
    document.add_table(1, 2).cell(0, 0).text = "A cell."
    document.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=0)
    for number, line in enumerate(TEXT.splitlines()):
        canvas.drawString(72, 700 - 14 * number, line)
    canvas.save()
    return file.getvalue()


def _xlsx() -> bytes:
    import openpyxl

    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (["text", "title"], ["It rained.", "Rain"], [7, None]):
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def _parquet() -> bytes:
    import pandas as pd

    file = io.BytesIO()
    pd.DataFrame(ROWS).astype(str).to_parquet(file)
    return file.getvalue()


def _saved() -> bytes:
    path = Path(os.environ["FUZZ_FOLDER"]) / "saved"
    framing.analyse([framing.Article(TEXT, outlet="The Gull")]).save(path)
    return path.read_bytes()


def packed(ending: str, data: bytes) -> bytes:
    """The data in a sound container, so that what is in it is tried and not its checksums alone."""
    if ending == ".gz":
        return gzip.compress(data, 1, mtime=0)
    members = {".zip": "a/b.txt", ".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml"}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND[ending])) as sound, zipfile.ZipFile(file, "w") as archive:
        for member in sound.namelist():
            archive.writestr(member, data if member == members[ending] else sound.read(member))
    return file.getvalue()


def inside(target: str) -> list[bytes]:
    """What stands in a sound container."""
    if target == ".gz":
        return [TEXT.encode()]
    if target not in SOUND:
        return []
    with zipfile.ZipFile(io.BytesIO(SOUND[target])) as archive:
        return [archive.read(member) for member in archive.namelist()]


SOUND = {ending: seeds(ending)[0] for ending in (".gz", ".zip", ".docx", ".xlsx")}
ENDINGS = [ending for ending in READERS if ending not in {".markdown", ".htm", ".xhtml", ".ndjson"}] + [".zip", ".gz"]
OTHERS = {"analyse": analyse, "load": load, "word_list": word_list, "address": address}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("reader", nargs="?", choices=[*ENDINGS, *OTHERS])
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--list", action="store_true", help="print the names of all readers")
    options = parser.parse_args()
    if options.list:
        print(*ENDINGS, *OTHERS)
        return
    os.environ["FUZZ_FOLDER"] = folder = tempfile.mkdtemp()
    corpus = Path(folder) / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds(options.reader)):
        (corpus / str(number)).write_bytes(seed)
    for number, member in enumerate(inside(options.reader)):
        (corpus / f"inside{number}").write_bytes(b"=" + member)
    test = OTHERS.get(options.reader) or (lambda data: read(options.reader, data))
    limits = [
        f"-max_total_time={options.seconds}",
        "-max_len=20000",
        "-timeout=30",
        "-rss_limit_mb=4096",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}/", str(corpus)], test)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

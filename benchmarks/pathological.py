"""Time and memory of `framing` on texts that no newspaper prints: a million full stops, 50 MB in one line, and the like.

    python benchmarks/pathological.py                        # 1 MB of each text, scores
    python benchmarks/pathological.py --stage tables --only prose

Each text is measured in a process of its own, after an analysis of one short article. Prints processor seconds per megabyte and
the growth of the peak memory relative to the text (in UTF-8); exits with 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
from functools import partial

MEGABYTE: Final = 1_000_000
SECONDS: Final = 5.0
MEMORY: Final = 12.0
SENTENCES: Final = (
    "The committee met on Tuesday to discuss the budget for the coming year, officials said. ",
    "“We must act now,” Ann Lowe told reporters in the U.S. Senate, “or the shameful deal may fall.” ",
    "About 15,000 people came, according to the police, and the mayor clearly condemned the attack. ",
    "Critics called it “a disgrace”, but the party's leader hailed the vote as a triumph. ",
    "It was not clear whether the missile had been launched at 8:10 a.m. from the coast near Springfield. ",
)
_REPEATED: Final = {
    "full stops": ".", "brackets (": "(", "brackets )": ")", "A.": "A. ", "Mr.": "Mr. ", 'straight "': '"', "curly “": "“",
    "curly ”": "”", "straight '": "'", "curly ’": "’", "line ends": "\n", "blanks": " ", "tabs": "\t", "hyphens": "-",
    "bullets -": "- ", "bullets •": "• ", "lines of a": "a\n", "!": "!", "?!": "?!", "…": "…", "combining": "\u0301",
    "zero width": "\u200b", "surrogates": "\ud800", "1.": "1.", "1,": "1,", "a-": "a-", "a'": "a'", "U.S.": "U.S.",
    "addresses": "http://a.b/", "“a”": "“a” ", "said": "said ", "not": "not ", "may": "may ", "very": "very ",
    "he said that": "he said that ", "shameful": "shameful ", "Smith": "Smith ", "He": "He ", "digits": "1234567890",
    "numbers": "15,000 ", "emoji": "😀", "CJK": "会", "CJK sentences": "会議。", "one letter": "a", "NUL": "\0",
    "letter and combining": "a\u0301", "a.b": "a.b", "“": "“a ", "said the": "“a,” said Smith. ", "he.": "He said. ",
    "dates": "May 5, 2020 ", "paragraphs": "a\n\n", "a,": "a, ", "(a)": "(a) ", "of": "of Smith ",
    "long lines": SENTENCES[0].strip() + "\n",
}  # fmt: skip


def _repeated(unit: str, size: int) -> str:
    return unit * (size // len(unit.encode("utf-8", "surrogatepass")))


def _distinct(size: int) -> str:
    """Words of which none comes twice."""
    return _joined(f"x{number:x} " for number in range(size // 7))


def _names(size: int) -> str:
    """A sentence on somebody else each time."""
    return _joined(
        f"Minister Ann Bo{number:x} told Tom Co{number:x} on May 5 that {number} ships may sink. "
        for number in range(size // 74)
    )


def _joined(pieces: Iterable[str]) -> str:
    """One text of all, which are never held together: their memory would be taken for that of the text's analysis."""
    text = bytearray()
    for piece in pieces:
        text += piece.encode()
    return text.decode()


TEXTS: Final[Mapping[str, Callable[[int], str]]] = {
    **{name: partial(_repeated, unit) for name, unit in _REPEATED.items()},
    "prose in one line": lambda size: "".join(SENTENCES) * (size // len("".join(SENTENCES).encode())),
    "ASCII prose in one line": lambda size: SENTENCES[0] * (size // len(SENTENCES[0])),
    "prose without sentence ends": lambda size: SENTENCES[0].replace(".", ",") * (size // len(SENTENCES[0])),
    "prose in paragraphs": lambda size: ("".join(SENTENCES) + "\n\n") * (size // len(("".join(SENTENCES) + "\n\n").encode())),
    "one sentence 10,000 times": lambda size: SENTENCES[2] * (size // 100),
    "distinct words": _distinct,
    "distinct sentences": _names,
}  # fmt: skip
STAGES: Final = ("scores", "tables", "compare", "report")


def peak() -> int:
    """Bytes of memory that this process has had at most."""
    status = Path("/proc/self/status")
    if status.exists():  # what `getrusage` says may be the parent's
        return next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def run(stage: str, texts: list[str], folder: str = "build") -> None:
    """One stage of the work on these texts."""
    import framing

    analysis = framing.analyse([framing.Article(text, outlet=f"Outlet {number}") for number, text in enumerate(texts)])
    if stage == "tables":
        _ = analysis.evidence, analysis.sentences
    elif stage == "compare":
        for _name, _table in framing.compare(analysis).tables().items():
            pass
    elif stage == "report":
        Path(folder).mkdir(exist_ok=True)
        framing.write_report(analysis, Path(folder, "pathological.html"))


def measure(name: str, stage: str, size: int) -> dict[str, object]:
    """Seconds per megabyte and growth of peak memory, in this process."""
    short = "".join(SENTENCES)
    run(stage, [short, short.replace("Ann", "Tom")] if stage in {"compare", "report"} else [short])
    before = peak()
    text = TEXTS[name](size)
    n_bytes = (
        len(text)
        if text.isascii()
        else sum(len(text[i : i + MEGABYTE].encode("utf-8", "surrogatepass")) for i in range(0, len(text), MEGABYTE))
    )
    texts = [text, text + " A last one."] if stage in {"compare", "report"} else [text]
    n_bytes *= len(texts)
    began = time.process_time()
    refused = ""
    try:
        run(stage, texts)
    except ValueError as error:
        refused = str(error)
    seconds = time.process_time() - began
    return {"seconds": seconds * MEGABYTE / n_bytes, "memory": (peak() - before) / n_bytes, "refused": refused}


def main() -> None:
    """Measure all texts, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stage", choices=STAGES, default="scores")
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--only", help="measure texts only whose name holds this")
    parser.add_argument(
        "--timeout", type=float, default=120.0, help="seconds after which a text is given up (default %(default)s)"
    )
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    size = int(options.megabytes * MEGABYTE)
    if options.child:
        print(json.dumps(measure(options.child, options.stage, size)))
        return
    failed = []
    print(f"| text, {options.megabytes:g} MB: {options.stage} | s/MB | × memory |\n|---|---:|---:|")
    for name in TEXTS:
        if options.only and options.only not in name:
            continue
        command = [sys.executable, __file__, "--child", name, "--stage", options.stage, "--megabytes", str(options.megabytes)]
        try:
            done = subprocess.run(  # noqa: S603  (this script)
                command, capture_output=True, text=True, timeout=options.timeout, check=True
            )
        except subprocess.TimeoutExpired:
            print(f"| {name} | > {options.timeout:g} s | |", flush=True)
            failed.append(name)
            continue
        except subprocess.CalledProcessError as error:
            print(f"| {name} | {(error.stderr or str(error)).strip().splitlines()[-1][:200]} | |", flush=True)
            failed.append(name)
            continue
        found = json.loads(done.stdout)
        print(f"| {name} | {found['seconds']:.2f} | {found['memory']:.1f} | {found['refused'][:120]}", flush=True)
        if not found["refused"] and (found["seconds"] > SECONDS or found["memory"] > MEMORY):
            failed.append(name)
    if failed:
        sys.exit(f"more than {SECONDS:g} s per MB or {MEMORY:g} times the memory: {', '.join(failed)}")


if __name__ == "__main__":
    main()

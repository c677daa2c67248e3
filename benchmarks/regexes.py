"""Whether the time of every regular expression of the package grows no faster than the text it is run on.

    python benchmarks/regexes.py            # texts of up to 1 MB
    python benchmarks/regexes.py --quick    # up to 100 KB, about a minute

Each expression is run, as the package runs it, on hostile texts: repeats of all sorts of characters, of what it looks for, and
near misses. Doubling a text may take 2.5 times as long at most; what takes longer is measured up to three times more. Prints
the slowest text of each; exits with 1 where one grows faster, or where an expression is not in the list below.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import pkgutil
import re
import sys
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import framing

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 2.5
AGAIN: Final = 3  # times: what was slow since the machine was busy is not slow each time, a square is
FLOOR: Final = 0.05  # seconds: what is quicker is noise; a square of a megabyte takes minutes
LARGEST: Final = 1_000_000
# How the package runs each, and the most characters that it is ever run on, where these are few.
USES: Final[dict[str, tuple[str, int]]] = {
    "framing.charts.saving:_ID": ("sub", LARGEST),
    "framing.charts.saving:_LONG_NUMBER": ("sub", LARGEST),
    "framing.charts.saving:_PARTS": ("findall", LARGEST),
    "framing.charts.saving:_REFERENCE": ("sub", LARGEST),
    "framing.charts.saving:_STYLE": ("sub", LARGEST),
    "framing.charts.saving:_TAG": ("sub", LARGEST),
    "framing.charts.saving:_UNTURNED": ("sub", LARGEST),
    "framing.coding.filled:_ANSWER": ("search", LARGEST),
    "framing.coding.filled:_WHOLE": ("fullmatch", LARGEST),
    "framing.commands.terminal:_OBEYED": ("sub", LARGEST),
    "framing.comparison.dates:_BEFORE_A_MONTH": ("search", 8),
    "framing.comparison.dates:_DATE": ("finditer", LARGEST),
    "framing.comparison.portraits:_BREAK": ("finditer", LARGEST),
    "framing.comparison.quantities:_FOLLOWING": ("match", LARGEST),
    "framing.comparison.quantities:_INSIDE": ("search", 20),
    "framing.comparison.quantities:_NAME": ("search", 20),
    "framing.comparison.quantities:_NO_NUMBER": ("match", LARGEST),
    "framing.comparison.quantities:_NUMBER": ("finditer", LARGEST),
    "framing.comparison.similarity:_ANOTHER_TIME": ("search", LARGEST),
    "framing.comparison.sources:_DOUBLED": ("finditer", LARGEST),
    "framing.corpus.months:_MONTH": ("search", 60),
    "framing.corpus.months:_TIME": ("sub", 60),
    "framing.corpus.months:_YEAR": ("findall", 60),
    "framing.corpus.months:_YEAR_FIRST": ("fullmatch", 60),
    "framing.document.blocks:_BULLET": ("match", LARGEST),
    "framing.document.parts:_EMPTY_LINE": ("finditer", LARGEST),
    "framing.document.parts:_MARK": ("finditer", LARGEST),
    "framing.document.parts:_NO_WORD": ("finditer", LARGEST),
    "framing.document.parts:_STOP": ("finditer", LARGEST),
    "framing.document.tokens:_IS_MARK": ("match", 1),
    "framing.document.tokens:_JOINED": ("match", LARGEST),
    "framing.document.quotations:_ELISION": ("match", LARGEST),
    "framing.document.quotations:_DOUBLE": ("finditer", LARGEST),
    "framing.document.quotations:_SINGLE": ("finditer", LARGEST),
    "framing.document.sentences:_AFTER_BRACKET": ("finditer", LARGEST),
    "framing.document.sentences:_FIRST_WORD": ("match", LARGEST),
    "framing.document.sentences:_LAST_WORD": ("search", 7),
    "framing.document.sentences:_STOP": ("finditer", LARGEST),
    "framing.document.spelling:_ISE": ("search", 1000),
    "framing.document.spelling:_ISE_BEGUN": ("sub", LARGEST),
    "framing.document.spelling:_PRODUCTIVE": ("search", 1000),
    "framing.document.syllables:_SILENT_E": ("search", 60),
    "framing.document.syllables:_TWO_IN_A_GROUP": ("findall", 60),
    "framing.document.syllables:_VOWELS": ("findall", 60),
    "framing.export.figures:_HIDDEN": ("sub", LARGEST),
    "framing.export.figures:_TURNS": ("sub", LARGEST),
    "framing.export.guard:_FORMULA": ("match", LARGEST),
    "framing.export.jsons:_PAIR": ("sub", LARGEST),
    "framing.export.jsons:_SURROGATE": ("sub", LARGEST),
    "framing.export.latex:_LIGATURE": ("sub", LARGEST),
    "framing.export.latex:_SPECIAL": ("sub", LARGEST),
    "framing.export.losses:_SURROGATES": ("sub", LARGEST),
    "framing.export.markdown:_MARKS": ("sub", LARGEST),
    "framing.export.separated:_NUMBER": ("fullmatch", LARGEST),
    "framing.export.separated:_WHOLE": ("fullmatch", LARGEST),
    "framing.export.workbook:_ESCAPE": ("sub", LARGEST),
    "framing.export.workbook:_ESCAPED": ("sub", LARGEST),
    "framing.export.workbook:_WHOLE": ("fullmatch", LARGEST),
    "framing.inflection:_DOUBLES": ("search", LARGEST),
    "framing.inflection:_VOWEL_GROUP": ("findall", LARGEST),
    "framing.metric:_SECTION": ("split", LARGEST),
    "framing.metrics.headline:_FULL_STOP": ("search", 5),
    "framing.metrics.headline:_MARKS.ellipsis": ("finditer", LARGEST),
    "framing.metrics.headline:_MARKS.exclamation": ("finditer", LARGEST),
    "framing.metrics.headline:_MARKS.question": ("finditer", LARGEST),
    "framing.metrics.headline:_SHOUTED": ("match", LARGEST),
    "framing.output:_TURNS": ("sub", LARGEST),
    "framing.reading.columns:_GAPS": ("sub", LARGEST),
    "framing.reading.delimited:_SAID": ("fullmatch", LARGEST),
    "framing.reading.documents:_BULLET": ("match", LARGEST),
    "framing.reading.documents:_DIGITS": ("sub", LARGEST),
    "framing.reading.documents:_FIRST_WORD": ("match", LARGEST),
    "framing.reading.documents:_LAST_WORD": ("search", 30),
    "framing.reading.markdown:_TAG": ("sub", LARGEST),
    "framing.reading.read:_SCHEME": ("match", LARGEST),
    "framing.reading.text:_BEYOND": ("findall", LARGEST),
    "framing.reading.text:_FAULT": ("findall", LARGEST),
    "framing.reading.text:_OF_PAGES": ("fullmatch", LARGEST),
    "framing.reading.text:_WORD_BEYOND": ("search", LARGEST),
    "framing.reading.web:_ATTRIBUTE": ("match", LARGEST),
    "framing.reading.web:_CLOSED": ("match", LARGEST),
    "framing.reading.web:_COMMENT_END": ("search", LARGEST),
    "framing.reading.web:_MARK_END": ("search", LARGEST),
    "framing.reading.web:_META": ("search", 8192),
    "framing.reading.web:_NO_CHARACTERS": ("sub", LARGEST),
    "framing.reading.web:_RAW.<iframe": ("search", LARGEST),
    "framing.reading.web:_RAW.<noembed": ("search", LARGEST),
    "framing.reading.web:_RAW.<noframes": ("search", LARGEST),
    "framing.reading.web:_RAW.<script": ("search", LARGEST),
    "framing.reading.web:_RAW.<style": ("search", LARGEST),
    "framing.reading.web:_RAW.<textarea": ("search", LARGEST),
    "framing.reading.web:_RAW.<title": ("search", LARGEST),
    "framing.reading.web:_RAW.<xmp": ("search", LARGEST),
    "framing.reading.web:_TAG": ("search", LARGEST),
    "framing.report.blind:_ARTICLE": ("sub", LARGEST),
    "framing.report.link:_ADDRESS": ("fullmatch", 2000),
    "framing.report.link:_AMBIGUOUS": ("search", 2000),
    "framing.report.link:_HOST": ("fullmatch", 2000),
    "framing.report.link:_NUMBER": ("fullmatch", 2000),
    "framing.report.link:_REFUSED": ("search", 2000),
    "framing.report.pdf:_DATE": ("sub", LARGEST),
    "framing.report.pdf:_FILE_LINK": ("sub", LARGEST),
    "framing.voice:_BREAK": ("search", 1000),
}
# Expressions written into a call, as they stand there.
CALLS: Final[dict[str, tuple[str, int]]] = {
    "reading/address.py: re.fullmatch('[a-z0-9._:-]+', host)": ("fullmatch", LARGEST),
    "reading/address.py: re.fullmatch('\\\\d+|0x[0-9a-f]*', host.rstrip('.').rpartition('.')[2], re.IGNORECASE)": (
        "fullmatch",
        LARGEST,
    ),
    "reading/address.py: re.search('[\\\\x00-\\\\x20\\\\x7f\\\\\\\\]', url)": ("search", LARGEST),
    "reading/web.py: re.findall('\\\\w+', (text or '').casefold())": ("findall", LARGEST),
    "report/link.py: re.split('[/?#]', link.partition('://')[2], maxsplit=1)": ("split", LARGEST),
    "report/origins.py: re.split('[/\\\\\\\\]', source.rstrip('/\\\\'))": ("split", LARGEST),
    "report/site.py: re.sub('\\\\.framing\\\\.\\\\w+\\\\.part[/\\\\\\\\]?', '', os.fspath(error.filename or folder))": (
        "sub",
        4096,
    ),
    "comparison/dates.py: re.sub('[^\\\\d:.]|\\\\.(?!\\\\d)', '', clock)": ("sub", 20),
    "comparison/dates.py: re.search('([ap])\\\\.?m', clock, re.IGNORECASE)": ("search", 20),
    "comparison/quantities.py: re.split('[- ]', words.lower())": ("split", LARGEST),
    "inflection.py: re.search('[aeiou]{2}[a-z]\\\\Z', word)": ("search", LARGEST),
    "charts/saving.py: re.search('viewBox=\"0 0 ([\\\\d.]+) ([\\\\d.]+)\"', drawn)": ("search", LARGEST),
    "report/site.py: re.sub('[^a-z0-9]+', '-', event[:60].lower())": ("sub", 60),
    "comparison/dates.py: re.search('\\\\b(?:in|since|until|till|by|early|late|mid|last|next|of|from|through|during|and) ?-?\\\\Z', line[max(0, start - 8):start])": (  # noqa: E501
        "search",
        8,
    ),
    # A headline, in which white space is single by then.
    "reading/web.py: re.sub(f'\\\\s+[|–—·:-]\\\\s+{re.escape(outlet)}$', '', headline, flags=re.IGNORECASE)": ("", 0),
    # Made of the outlets' names; `re.escape` leaves nothing of them to repeat.
    "report/blind.py: re.sub(f\"(?<!\\\\w)(?:{'|'.join(patterns)})(?!\\\\w)\", number, text)": ("", 0),
}
UNITS: Final = (
    '. |(|)|A. |Mr. |"|\'|\n|\n\n| |-|- |a\n|!|?!|…|\u0301|\u200b|1.|1,|a-|a\'|U.S.|http://a.b/|"a" |said |he |a|1|,|111,|'
    "1 |one |one and |may 1, |in |8:10 |$|% |a.|is|e|ia|''|['|.' |.')|( |—| – |;|, but |<a |<|>|=\"|#a|&|\ufffd|\ud800|会"
).split("|")


def compiled() -> dict[str, re.Pattern[str]]:
    """Every compiled expression among the globals of the package's modules, by module and name."""
    found = {}
    for info in pkgutil.walk_packages(framing.__path__, "framing."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            several = value.items() if isinstance(value, dict) else [("", value)]
            for key, pattern in several:
                if isinstance(pattern, re.Pattern):
                    if isinstance(pattern.pattern, bytes):
                        pattern = re.compile(pattern.pattern.decode(), pattern.flags & re.IGNORECASE)  # noqa: PLW2901
                    found[f"{info.name}:{name}{'.' if key else ''}{key}"] = pattern
    return found


def literal() -> list[str]:
    """Every expression written into a call such as ``re.search(r"…", text)``, with its file."""
    root = Path(framing.__file__).parent
    found = []
    for path in sorted(root.rglob("*.py")):
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        found += [
            f"{path.relative_to(root).as_posix()}: {ast.unparse(call)}"
            for call in calls
            if isinstance(call.func, ast.Attribute)
            and getattr(call.func.value, "id", "") == "re"
            and call.func.attr not in {"compile", "escape"}
        ]
    return found


def unlisted() -> list[str]:
    """Expressions that are not in the lists above, or are there and no longer in the package."""
    return sorted(set(compiled()) ^ set(USES)) + sorted(set(literal()) ^ set(CALLS))


def samples(pattern: re.Pattern[str]) -> list[str]:
    """Characters and words that the expression looks for, one for each literal and class in it."""
    found: dict[str, None] = {}

    def walk(items: Iterable[tuple[object, Any]]) -> None:
        run = ""
        for code, value in items:
            name = str(code)
            if name == "LITERAL":
                run += chr(value)
                found[chr(value)] = None
                continue
            if run:
                found[run] = None
                run = ""
            if name == "IN":
                for inner, part in value:
                    if str(inner) in {"LITERAL", "RANGE"}:
                        found[chr(part if str(inner) == "LITERAL" else part[0])] = None
            elif isinstance(value, (tuple, list)):
                for part in value:
                    for one in part if isinstance(part, list) else [part]:
                        if hasattr(one, "data"):
                            walk(one.data)
            elif hasattr(value, "data"):
                walk(value.data)
        if run:
            found[run] = None

    walk(re._parser.parse(pattern.pattern, pattern.flags).data)  # noqa: SLF001  (there is no public one)
    return list(found)


def seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    """The best time of three."""
    times = []
    for _ in range(3):
        began = time.process_time()
        if method == "finditer":
            deque(pattern.finditer(text), 0)
        elif method == "sub":
            pattern.sub("", text)
        else:
            getattr(pattern, method)(text)
        times.append(time.process_time() - began)
        if times[-1] > 1:
            break
    return min(times)


def attacks(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Units to repeat, and what ends the text: nothing, or a near miss."""
    own = samples(pattern)
    units = dict.fromkeys([*UNITS, *own, *(a + b for a in own[:12] for b in own[:12])])
    return [(unit, end) for unit in units for end in ("", "\0", "a", " ")]


def slowest(pattern: re.Pattern[str], method: str, largest: int, screened: int) -> tuple[str, float, float]:
    """The text whose doubling costs most: its unit, by how many times doubling prolongs it, seconds for the longest."""
    size = min(screened, largest)
    timed = [(seconds(pattern, method, unit * (size // len(unit)) + end), unit, end) for unit, end in attacks(pattern)]
    worst = ("", 0.0, 0.0)
    for _, unit, end in sorted(timed, reverse=True)[:4]:
        before = took = 0.0
        for part in (4, 2, 1):
            took = seconds(pattern, method, unit * (largest // part // len(unit)) + end)
            growth = took / max(before, FLOOR)
            if before and growth > worst[1]:
                worst = (repr(unit + "…" + end), growth, took)
            before = took
            if took > 5:
                break
    return worst


def _of_call(call: str) -> re.Pattern[str]:
    """The expression of one of `CALLS`."""
    node = ast.parse(call.partition(": ")[2], mode="eval").body
    return re.compile(ast.literal_eval(node.args[0]))


def main() -> None:
    """Measure all expressions, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="texts of up to 100 KB")
    options = parser.parse_args()
    gc.disable()  # its time is that of the results, not of the expression
    failed = []
    print("| expression | use | slowest text | × per doubling | s |\n|---|---|---|---:|---:|")
    rows = [(name, pattern, *USES[name]) for name, pattern in compiled().items() if name in USES]
    rows += [(call, _of_call(call), *use) for call, use in CALLS.items() if use[1]]
    for name, pattern, method, most in rows:
        largest = min(most, LARGEST // 10 if options.quick else LARGEST)
        text, growth, took = slowest(pattern, method, largest, 2_000)
        for _ in range(AGAIN):
            if growth > MOST:
                text, growth, took = slowest(pattern, method, largest, 2_000)
        print(f"| {name} | {method}, {largest:,} | {text} | {growth:.1f} | {took:.3f} |", flush=True)
        if growth > MOST:
            failed.append(name)
    if unlisted():
        print(f"list these here, or take them out: {', '.join(unlisted())}")
    if failed:
        print(f"slower than the text grows: {', '.join(failed)}")
    sys.exit(bool(unlisted() or failed))


if __name__ == "__main__":
    main()

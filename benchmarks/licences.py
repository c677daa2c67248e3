"""List the licences of everything that framing needs to run, and fail if any may only be used under the GPL.

``python benchmarks/licences.py`` writes ``benchmarks/results/licences.md``; with ``--check`` it compares instead.
"""

from __future__ import annotations

import argparse
import re
import sys
from importlib.metadata import Distribution, distribution, metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXTRAS = ("", "web", "documents", "scale", "notebooks")
RESULTS = Path(__file__).with_name("results") / "licences.md"
FREE_OF_GPL = re.compile(
    r"\b(MIT|BSD|Apache|PSF|Python-2\.0|MPL|Mozilla|ISC|HPND|Unlicense|0BSD|CC0|Zlib|CNRI|Python Software Foundation)"
)


def licence(found: Distribution) -> str:
    """As the package states it: the expression, else its classifiers, else the first line of the field."""
    stated = found.metadata
    expression = stated.get("License-Expression")
    if expression:
        return expression
    classifiers = [line.rpartition(" :: ")[2] for line in stated.get_all("Classifier") or () if line.startswith("License ::")]
    exact = [name for name in classifiers if name != "OSI Approved"]
    return " or ".join(exact) or (stated.get("License") or "").strip().partition("\n")[0][:60]


def needed(extra: str) -> dict[str, Distribution]:
    """All packages that framing with this extra needs here, and what they need."""
    found: dict[str, Distribution] = {}
    waiting = [("framing", frozenset({extra}))]
    done = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        package = distribution(name)
        if name != "framing":
            found[name] = package
        for line in package.requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or any(requirement.marker.evaluate({"extra": one}) for one in extras):
                following = canonicalize_name(requirement.name), frozenset({"", *requirement.extras})
                if following not in done:
                    done.add(following)
                    waiting.append(following)
    return found


def table() -> tuple[str, list[str]]:
    """The list as Markdown, and the packages that may only be used under the GPL or say nothing."""
    by_extra = {extra: needed(extra) for extra in EXTRAS}
    rows, refused = [], []
    for name in sorted({name for found in by_extra.values() for name in found}):
        extras = ["base"] if name in by_extra[""] else [extra for extra in EXTRAS if name in by_extra[extra]]
        stated = licence(distribution(name))
        if not all(FREE_OF_GPL.search(part) for part in stated.split(" AND ")):
            refused.append(f"{name}: {stated or 'no licence stated'}")
        rows.append(f"| {name} | {stated} | {', '.join(extras)} |")
    head = (
        "# Licences of what framing needs to run\n\nMade by `benchmarks/licences.py` from what the packages state, on Linux. "
        "Where several are given to choose from, framing uses one that is not the GPL.\nPackages for development alone are not "
        "listed. framing itself: " + (metadata("framing").get("License-Expression") or "") + ".\n\n"
    )
    return head + "| package | licence | needed by |\n|---|---|---|\n" + "\n".join(rows) + "\n", refused


def main() -> int:
    """Write or check the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the list that is there")
    options = parser.parse_args()
    content, refused = table()
    for line in refused:
        print(f"may not be used at run time: {line}", file=sys.stderr)
    if not options.check:
        RESULTS.write_text(content, encoding="utf-8")
    elif RESULTS.read_text(encoding="utf-8") != content:
        print(f"{RESULTS.name} is not what is installed; run {Path(__file__).name} anew.", file=sys.stderr)
        return 1
    print(f"{content.count(chr(10)) - 8} packages, {len(refused)} refused")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())

"""Terminal: exit codes, and what a command tells whoever sits there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.reading import ReadingError

DONE: Final = 0
SOME_FAILED: Final = 1
NOTHING_DONE: Final = 2
_FEW: Final = 3  # articles that are read before a progress bar could be drawn

_OBEYED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def say(text: str) -> None:
    """Tell on standard error; what came from outside may hold characters that a terminal obeys, and they are shown instead."""
    print(plain(text), file=sys.stderr)


def plain(text: str) -> str:
    """Text without what a terminal obeys."""
    return _OBEYED.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


@contextmanager
def say_warnings() -> Iterator[None]:
    """Tell the warnings of what is done inside, such as what a format could not hold."""
    import warnings

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UserWarning)
        yield
    for warning in told:
        say(f"framing: {warning.message}")


def tell_failures(failures: Sequence[ReadingError]) -> int:
    """Tell what could not be read; the exit code."""
    for failure in failures:
        say(f"framing: {failure}")
    if failures:
        say(f"framing: {len(failures)} article{'s' if len(failures) != 1 else ''} could not be read; the others are done.")
    return SOME_FAILED if failures else DONE


def progress_bar(total: int, unit: str) -> AbstractContextManager[Callable[[int], object] | None]:
    """A progress bar's update function, if there is somebody to look at it."""
    if total <= _FEW or not sys.stderr.isatty():
        return nullcontext()
    from tqdm import tqdm

    bar: tqdm[Any] = tqdm(total=total, unit=f" {unit}", leave=False)

    class Bar(AbstractContextManager[Callable[[int], object]]):
        def __enter__(self) -> Callable[[int], object]:
            return bar.update

        def __exit__(self, *_: object) -> None:
            bar.close()

    return Bar()


@contextmanager
def corpus_progress() -> Iterator[Callable[[int, float], object] | None]:
    """A bar that learns from the share of the source that was read how many articles there will be."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(unit=" articles", smoothing=0.1, dynamic_ncols=True) as bar:

        def tell(n: int, share: float) -> None:
            if share > 0:
                bar.total = max(bar.n + n, round((bar.n + n) / share))
            bar.update(n)

        yield tell

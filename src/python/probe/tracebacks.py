"""Tracebacks without our frames: natively, asyncio's loop and the thread's start stand where we stand."""

import traceback
from collections.abc import Callable, Iterator
from types import CodeType, FrameType, TracebackType
from typing import Any, Final

_OURS: Final = __file__.rpartition("/")[0] + "/"


def install() -> None:
    """Makes whatever prints tracebacks in Python (logging, excepthook, the module traceback) pass our frames by."""
    for name in ("walk_tb", "walk_stack", "_walk_tb_with_full_positions"):
        setattr(traceback, name, _passing_us_by(getattr(traceback, name)))


def is_ours(code: CodeType) -> bool:
    """Whether a function is part of the probe."""
    return code.co_filename.startswith(_OURS)


def without_us(tb: TracebackType | None) -> TracebackType | None:
    """A traceback without the frames of the probe."""
    first: TracebackType | None = None
    last: TracebackType | None = None
    while tb is not None:
        following = tb.tb_next
        if not is_ours(tb.tb_frame.f_code):
            first = first or tb
            if last is not None and last.tb_next is not tb:
                last.tb_next = tb
            last = tb
        tb = following
    if last is not None:
        last.tb_next = None
    return first


_Steps = Iterator[tuple[FrameType, Any]]


def _passing_us_by(walk: Callable[[Any], _Steps]) -> Callable[[Any], _Steps]:
    def walk_without_us(start: Any) -> _Steps:
        return (step for step in walk(start) if not is_ours(step[0].f_code))

    walk_without_us.__name__, walk_without_us.__doc__ = walk.__name__, walk.__doc__
    return walk_without_us

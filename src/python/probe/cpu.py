"""CPU time. Whoever burns a whole quantum of ticks at one virtual instant pays with 5 ms."""

import signal
import traceback
from asyncio import format_helpers
from types import CodeType, FrameType
from typing import Any, Final

from . import errnos, futures, lines, loop, processes, program, standins, stdlib, strands, thread, ticks, wire
from .codes import EVENTS_OMITTED, LINE_REACHED

_OURS: Final = __file__.rpartition("/")[0] + "/"
_IMPORTS: Final = "<frozen importlib"
_EXTRACTIONS: Final = frozenset((traceback.extract_stack.__code__, format_helpers.extract_stack.__code__))
_SOON: Final = 30
_FLOOD: Final = 300


def install() -> None:
    """Takes the signal that the host raises when the countdown is over; before the snapshot."""
    signal.signal(signal.SIGVTALRM, _on_run_down)
    for function in (traceback.extract_stack, format_helpers.extract_stack):
        stdlib.at_start(function, _extraction_starts)
        stdlib.at_return(function, _extraction_ends)


_left_before_extraction = 0


def _extraction_starts(_frame: FrameType) -> None:
    """In debug mode, asyncio notes where each task and callback was made: reading the sources is not computing."""
    global _left_before_extraction
    _left_before_extraction = ticks.cell.value


def _extraction_ends(_frame: FrameType, _value: Any) -> None:
    ticks.cell.value = _left_before_extraction


_jitter = 0


def _on_run_down(_signal: int, frame: FrameType | None) -> None:
    global _jitter
    if frame is None or _is_ours(frame.f_code):
        # Never preempt our own code; come back as soon as it has returned, after a time that changes: a loop that calls
        # us on every turn must not meet us in the same place for ever. (A linear congruential generator.)
        _jitter = (5 * _jitter + 3) % 32
        ticks.cell.value = _SOON + _jitter
        return
    if errnos.raised > _FLOOD:
        # Nothing is sent yet: the first look counts the lines that are pending.
        _give_back()
        return
    if futures.busy or _is_free(frame):
        ticks.cell.value = ticks.QUANTUM
    elif strands.current not in ticks.bursts:
        _look()
    else:
        strands.spend(ticks.QUANTUM_NS)
        ticks.cell.value = ticks.QUANTUM
    wire.flush()


def _give_back() -> None:
    """Goes on for as many ticks as our looking at exceptions has used up: half of all at most."""
    most = ticks.QUANTUM if strands.current in ticks.bursts else ticks.FIRST_LOOK
    ticks.cell.value = min(errnos.raised, most // 2)
    errnos.raised = 0


def _look() -> None:
    """A step goes on for long. Its lines cost a tick each, which are not the program's: they are given back."""
    ticks.bursts[strands.current] = strands.now_ns
    seen = wire.pending[-2 * ticks.FIRST_LOOK :].count(LINE_REACHED)
    if seen > _FLOOD:
        lines.floods.add(strands.current)
        lines.hush()
        wire.emit((EVENTS_OMITTED, 0, wire.text("line-reached")))
    else:
        lines.floods.discard(strands.current)
    ticks.cell.value = ticks.QUANTUM - ticks.FIRST_LOOK + seen


def _is_ours(code: CodeType) -> bool:
    return code.co_filename.startswith(_OURS) and code not in _CARRIERS


def _is_free(frame: FrameType) -> bool:
    """Our own code and imports cost nothing: they are not the learner's, and would make round times odd."""
    current: FrameType | None = frame
    while current is not None:
        code = current.f_code
        if id(code) in lines.bases or code in _CARRIERS:
            return False
        if code in _EXTRACTIONS or code.co_filename.startswith((_OURS, standins.ROOT, _IMPORTS)):
            return True
        current = current.f_back
    return True


_CARRIERS: Final[frozenset[CodeType]] = frozenset(
    function.__code__
    for function in (
        loop.Loop._run_ready,
        loop.Loop._run_callback,
        thread._run_body,
        processes._run,
        program._run_main,
    )
)
"""Our functions that call the program's: what runs directly under them is the program's own work."""

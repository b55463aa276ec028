"""Which line of the learner's code runs: LINE events of sys.monitoring, on the learner's code objects only."""

import sys
from types import CodeType
from typing import Any, Final

from . import wire
from .codes import LINE_REACHED, LINE_RESUMED, PLACE_LINE_BITS, SOURCE_LOADED

_TOOL: Final = 4
_events: Final = sys.monitoring.events

bases: dict[int, int] = {}
"""For each code object of the learner (by id): its source as the high bits of a place."""

_paths: dict[str, int] = {}
_emit = wire.emit
_kept: list[CodeType] = []
_sources = 0
quiet = False
"""Whether the LINE events are stopped."""

floods: set[int] = set()
"""Strands whose lines are not reported while they compute."""


def install() -> None:
    """Takes the tool number; before the snapshot."""
    sys.monitoring.use_tool_id(_TOOL, "async-tutor")
    sys.monitoring.register_callback(_TOOL, _events.LINE, _on_line)
    sys.monitoring.register_callback(_TOOL, _events.PY_RETURN, _on_return)
    sys.monitoring.register_callback(_TOOL, _events.CALL, _on_call)
    sys.monitoring.register_callback(_TOOL, _events.C_RETURN, _on_c_return)


_main: CodeType | None = None


def code_of_main() -> CodeType:
    """The compiled program."""
    assert _main is not None
    return _main


def show(path: str, text: str) -> None:
    """Reports a source. It need not compile."""
    global _sources
    _paths[path] = _sources << PLACE_LINE_BITS
    wire.emit((SOURCE_LOADED, _sources, wire.once(_shown(path)), wire.once(text)))
    _sources += 1


def watch(code: CodeType, path: str, *, observe: bool = True) -> None:
    """From now on, reports the lines of a source that was shown."""
    global _main
    _main = _main or code
    from .names import codes_of

    for nested in codes_of(code):
        # The dictionary is keyed by id, so the code must live.
        _kept.append(nested)
        bases[id(nested)] = _paths[path]
        if observe:
            sys.monitoring.set_local_events(_TOOL, nested, _events_for(nested))


def _shown(path: str) -> str:
    """A path as it stands in a trace: relative to the program's folder, so that traces are the same everywhere."""
    folder = sys.path[0].rstrip("/") + "/"
    return path.removeprefix(folder)


def _events_for(code: CodeType) -> int:
    # CALL events cost as much as LINE events, and only calls of these matter.
    return _events.LINE | _events.PY_RETURN | (0 if _ENDINGS.isdisjoint(code.co_names) else _events.CALL)


def _on_line(code: CodeType, line: int) -> None:
    _emit((LINE_REACHED, bases[id(code)] | line))


def _on_return(_code: CodeType, _offset: int, _value: Any) -> None:
    """The caller goes on in the middle of a line, which is no LINE event, and may wait there."""
    caller = sys._getframe(2)
    base = bases.get(id(caller.f_code))
    if base is not None:
        _emit((LINE_RESUMED, base | caller.f_lineno))


def _on_call(_code: CodeType, _offset: int, function: Any, argument: Any) -> None:
    if getattr(function, "__name__", "") == "cancel":
        cancelled_by_call(function, argument)


def cancelled_by_call(function: Any, argument: Any = None) -> None:
    """The method `cancel` of something is about to be called: reports it if that is a task or future."""
    target = getattr(function, "__self__", argument)
    if number_of_pending(target):
        cancel_requested(target)


def _on_c_return(_code: CodeType, _offset: int, function: Any, argument: Any) -> None:
    """Nobody may ever see a future again that is done now: this is the moment to report it."""
    if getattr(function, "__name__", "") in _ENDINGS:
        report_if_done(getattr(function, "__self__", argument))


_ENDINGS: Final = frozenset(("cancel", "set_result", "set_exception"))
"""Methods of futures that end them."""

report_if_done: Any = lambda _future: None  # noqa: E731  (set by futures, which imports this module)
"""Reports the end of a future, once."""

number_of_pending: Any = lambda _future: 0  # noqa: E731  (set by futures, which imports this module)
"""The number of a known future that is not done, or 0."""

cancel_requested: Any = lambda _future: None  # noqa: E731  (set by combiners, which imports this module)
"""Reports that a future is about to be cancelled."""


def place_in(path: str, line: int) -> int:
    """The wire's place of a line of a file; 0 for files that are not the learner's."""
    return _paths[path] | line if path in _paths else 0


def hush() -> None:
    """Stops the LINE events until `speak`: the code computes, and its lines would drown everything else."""
    global quiet
    if quiet:
        return
    quiet = True
    for code in _kept:
        sys.monitoring.set_local_events(_TOOL, code, _events_for(code) & ~(_events.LINE | _events.PY_RETURN))


def speak() -> None:
    """Resumes the LINE events after `hush`."""
    global quiet
    if not quiet:
        return
    quiet = False
    for code in _kept:
        sys.monitoring.set_local_events(_TOOL, code, _events_for(code))

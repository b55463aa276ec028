"""Names that a learner recognises for things that have none: locks, queues, callbacks, what a thread waits for."""

import ast
import functools
import itertools
import linecache
import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, Final, NamedTuple

from . import lines
from .codes import THREAD_WAIT_KINDS

_LOCK: Final = THREAD_WAIT_KINDS.index("lock")
_WORK: Final = THREAD_WAIT_KINDS.index("work")
_OTHER: Final = THREAD_WAIT_KINDS.index("other")
_START: Final = -1

_FEW: Final = 100
"""Items of a list that are looked at in search of a lock."""


class _Reason(NamedTuple):
    """Why a thread waits: its kind, what for in words, and what to call an object that has no name."""

    kind: int
    what: str
    unnamed: str = ""


# What a thread does when it waits in one of these functions of the standard library, outermost reason first.
_THREAD_WAITS: Final = {
    "_worker": _Reason(_WORK, "work"),
    "Thread.start": _Reason(_START, "its new thread to start"),
    "SimpleQueue.get": _Reason(_LOCK, "an item in", "a queue"),
    "_PySimpleQueue.get": _Reason(_LOCK, "an item in", "a queue"),
    "Queue.get": _Reason(_LOCK, "an item in", "a queue"),
    "Queue.put": _Reason(_LOCK, "room in", "a queue"),
    "Queue.join": _Reason(_LOCK, "all items done in", "a queue"),
    "Event.wait": _Reason(_LOCK, "", "an event"),
    "Condition.__enter__": _Reason(_LOCK, "the lock of", "a condition"),
    "Condition.wait": _Reason(_LOCK, "", "a condition"),
    "Semaphore.acquire": _Reason(_LOCK, "", "a semaphore"),
    "Barrier.wait": _Reason(_LOCK, "the others at", "a barrier"),
    "Future.result": _Reason(_OTHER, "a future's result"),
    "Future.exception": _Reason(_OTHER, "a future's result"),
    "wait": _Reason(_OTHER, "futures"),
    "as_completed": _Reason(_OTHER, "the next finished future"),
    "Executor.map.<locals>.result_iterator": _Reason(_OTHER, "the next result"),
}

_CALL_IN_POOL: Final = "_WorkItem.run"
"""A worker that waits below this is not idle."""

resource_of: Callable[[Any], tuple[int, str]] = lambda _: (0, "")  # noqa: E731  (set by stdlib, which imports this)
"""Number and label of a resource that the learner's code made; 0 for others."""


def user_frame(frame: FrameType | None) -> FrameType | None:
    """The nearest frame of the learner's own code."""
    while frame is not None:
        if id(frame.f_code) in lines.bases:
            return frame
        frame = frame.f_back
    return None


def place_of(frame: FrameType | None) -> int:
    """The wire's place of the nearest frame of the learner's code."""
    frame = user_frame(frame)
    if frame is None:
        return 0
    return lines.bases[id(frame.f_code)] + frame.f_lineno


def assigned_name(frame: FrameType | None) -> str:
    """The variable that the call that the learner's code is executing is assigned to, or an empty string."""
    frame = user_frame(frame)
    if frame is None:
        return ""
    position = _position(frame)
    try:
        return _name_at(_tree_of(frame.f_code.co_filename), position) if position else ""
    except (SyntaxError, ValueError, RecursionError):
        return ""


def _position(frame: FrameType) -> tuple[int, int] | None:
    """Line and column of the call that a frame is executing."""
    instruction = frame.f_lasti // 2
    line, _, column, _ = next(itertools.islice(frame.f_code.co_positions(), instruction, None), (None,) * 4)
    return None if line is None or column is None else (line, column)


@functools.lru_cache(maxsize=8)
def _tree_of(path: str) -> ast.Module:
    return ast.parse("".join(linecache.getlines(path)))


def _name_at(tree: ast.Module, position: tuple[int, int]) -> str:
    name = ""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _covers(node.value, position):
            name = _target_name(node.targets[0], node.value, position)
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value and _covers(node.value, position):
            name = _target_name(node.target, node.value, position)
        elif isinstance(node, ast.withitem) and node.optional_vars and _covers(node.context_expr, position):
            name = _target_name(node.optional_vars, node.context_expr, position)
    return name


def _covers(node: ast.expr, position: tuple[int, int]) -> bool:
    start = (node.lineno, node.col_offset)
    end = (node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)
    return start <= position < end


def _target_name(target: ast.expr, value: ast.expr, position: tuple[int, int]) -> str:
    if isinstance(target, ast.Name):
        return target.id
    if isinstance(target, ast.Attribute):
        return target.attr
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for part, expression in zip(target.elts, value.elts, strict=False):
            if _covers(expression, position):
                return _target_name(part, expression, position)
    return ""


def of_thread_lock(lock: Any) -> str:
    """The variable of the learner's that holds a lock of threading, or an empty string."""
    frame = user_frame(sys._getframe(1))
    while frame is not None:
        for scope in (frame.f_globals, frame.f_locals, getattr(frame.f_locals.get("self"), "__dict__", {})):
            for name, value in scope.items():
                if _is_lock(value, lock):
                    return name
                if isinstance(value, list | tuple) and len(value) <= _FEW:
                    for index, item in enumerate(value):
                        if _is_lock(item, lock):
                            return f"{name}[{index}]"
        frame = user_frame(frame.f_back)
    return ""


def _is_lock(value: Any, lock: Any) -> bool:
    return value is lock or (type(value).__module__ == "_thread" and getattr(value, "_block", None) is lock)


def thread_wait() -> tuple[int, str, int] | None:
    """
    What the running thread waits for in a function of the standard library: kind, label, and the resource if it is one
    of the learner's. None when the learner's code waits for a lock itself.
    """
    frame: FrameType | None = sys._getframe(2)
    reason: _Reason | None = None
    number, label = 0, ""
    while frame is not None and id(frame.f_code) not in lines.bases and frame.f_code.co_qualname != _CALL_IN_POOL:
        found = _THREAD_WAITS.get(frame.f_code.co_qualname)
        if found is not None:
            reason = found
            number, label = resource_of(frame.f_locals.get("self"))
        frame = frame.f_back
    if reason is None:
        return None
    kind = _OTHER if reason.kind == _LOCK and not number else reason.kind
    return kind, f"{reason.what} {label or reason.unnamed}".strip(), number


def of_callable(function: Any) -> str:
    """What to call a callback: `bump`, `Future.set_result`, `greet('Ada')`."""
    while (inner := getattr(function, "func", None)) is not None:
        # functools.partial; to_thread hands over partial(context.run, function, ...)
        arguments = getattr(function, "args", ())
        function = arguments[0] if getattr(inner, "__name__", "") == "run" and arguments else inner
    return getattr(function, "__qualname__", None) or type(function).__name__


def codes_of(code: CodeType) -> list[CodeType]:
    """A code object and all that are nested in it."""
    found = [code]
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found += codes_of(constant)
    return found

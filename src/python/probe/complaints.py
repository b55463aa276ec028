"""Warnings and reports: what asyncio and Python themselves complain about, as events beside the usual text."""

import sys
import warnings
from asyncio import base_events
from typing import Any, Final

from . import lines, loop, wire
from .codes import LAST_PLACE, WARNING_RAISED, WARNING_TYPES

_TYPES: Final = {word: index for index, word in enumerate(WARNING_TYPES)}
_show_warning = warnings._showwarnmsg_impl  # type: ignore[attr-defined]
_warn_unawaited = warnings._warn_unawaited_coroutine  # type: ignore[attr-defined]

_REPORTS: Final = {
    "Task exception was never retrieved": "never-retrieved",
    "Future exception was never retrieved": "never-retrieved",
    "Task was destroyed but it is pending!": "destroyed-pending",
}


def install() -> None:
    """Listens to the warnings module and to the loop's exception handler; before the snapshot."""
    warnings._warn_unawaited_coroutine = _on_unawaited  # type: ignore[attr-defined]
    warnings._showwarnmsg_impl = _on_warning  # type: ignore[attr-defined]
    loop.Loop.call_exception_handler = _call_exception_handler  # type: ignore[method-assign]


def raised(kind: str, message: str, place: int = LAST_PLACE) -> None:
    """Reports a warning."""
    wire.emit((WARNING_RAISED, _TYPES[kind], wire.once(wire.shorten(message, 400)), place))


def _on_unawaited(coroutine: Any) -> None:
    place = _place_of_creation(coroutine)
    raised("never-awaited", f"coroutine '{coroutine.__qualname__}' was never awaited", place)
    _call_without_our_origin(coroutine)


def _call_without_our_origin(coroutine: Any) -> None:
    """What warnings._warn_unawaited_coroutine does, without the origin that we have asked Python to keep."""
    if sys.get_coroutine_origin_tracking_depth() > 1:
        _warn_unawaited(coroutine)
        return
    message = f"coroutine '{coroutine.__qualname__}' was never awaited"
    warnings.warn(message, category=RuntimeWarning, stacklevel=3, source=coroutine)


def _place_of_creation(coroutine: Any) -> int:
    origin = coroutine.cr_origin
    if not origin:
        return LAST_PLACE
    filename, line, _function = origin[0]
    return lines.place_in(filename, line)


def _on_warning(message: Any) -> None:
    if "was never awaited" not in str(message.message):
        raised("python-warning", f"{message.category.__name__}: {message.message}", lines.place_in(message.filename, message.lineno))
    _show_warning(message)


def _call_exception_handler(self: Any, context: dict[str, Any]) -> None:
    message = str(context.get("message", ""))
    subject = context.get("task") or context.get("future")
    name = subject.get_name() if hasattr(subject, "get_name") else ""
    error = context.get("exception")
    detail = f" ({type(error).__name__}: {error})" if error is not None else ""
    kind = _REPORTS.get(message)
    if kind:
        raised(kind, f"{message.rstrip('!')}: {name}{detail}")
    else:
        raised("python-warning", f"{message}{detail}")
    base_events.BaseEventLoop.call_exception_handler(self, context)


def note(message: str) -> None:
    """A remark of async-tutor itself."""
    raised("engine-note", message)



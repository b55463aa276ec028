"""How the standard library is observed: local sys.monitoring events on a few of its functions.

The library itself stays as it is. A handler gets the frame of the function and, when it returns, its value.
"""

import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, Final

_TOOL: Final = 5
_events: Final = sys.monitoring.events

OnStart = Callable[[FrameType], None]
OnReturn = Callable[[FrameType, Any], None]

_on_start: dict[int, OnStart] = {}
_on_return: dict[int, OnReturn] = {}


def install() -> None:
    """Takes the tool number; before the snapshot."""
    sys.monitoring.use_tool_id(_TOOL, "async-tutor library")
    sys.monitoring.register_callback(_TOOL, _events.PY_START, _started)
    sys.monitoring.register_callback(_TOOL, _events.PY_RETURN, _returned)


def at_start(function: Any, handler: OnStart) -> None:
    """Calls the handler whenever a function of the library starts."""
    at_start_of_code(function.__code__, handler)


def at_start_of_code(code: CodeType, handler: OnStart) -> None:
    """The same for a code object, which has to stay alive."""
    _on_start[id(code)] = handler
    _listen(code, _events.PY_START)


def at_return(function: Any, handler: OnReturn) -> None:
    """Calls the handler whenever a function of the library returns."""
    _on_return[id(function.__code__)] = handler
    _listen(function.__code__, _events.PY_RETURN)


def _listen(code: CodeType, events: int) -> None:
    already = sys.monitoring.get_local_events(_TOOL, code)
    sys.monitoring.set_local_events(_TOOL, code, already | events)


def _started(code: CodeType, _offset: int) -> None:
    try:
        _on_start[id(code)](sys._getframe(1))
    except Exception:  # an observer must not hurt the program
        pass


def _returned(code: CodeType, _offset: int, value: Any) -> None:
    try:
        _on_return[id(code)](sys._getframe(1), value)
    except Exception:  # an observer must not hurt the program
        pass

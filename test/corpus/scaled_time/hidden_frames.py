"""Leaves the frames of this folder out of every printed traceback.

Natively time.sleep(), lock.acquire() and their like are C functions without a frame, so
an exception that passes through our replacements would show one line too many.
"""

import os
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

FOLDER = os.path.dirname(__file__)


def is_ours(tb: TracebackType) -> bool:
    return os.path.dirname(tb.tb_frame.f_code.co_filename) == FOLDER


def skip_ours(tb: TracebackType | None) -> TracebackType | None:
    while tb is not None and is_ours(tb):
        tb = tb.tb_next
    return tb


def unlink_ours(tb: TracebackType | None) -> TracebackType | None:
    """Take our entries out of the chain, in place; returns what is now its head."""
    head = link = skip_ours(tb)
    while link is not None:
        link.tb_next = skip_ours(link.tb_next)
        link = link.tb_next
    return head


def unlink_everywhere(error: BaseException | None) -> None:
    """Do so for the error and for all that is printed together with it."""
    pending, seen = [error], set[int]()
    while pending:
        current = pending.pop()
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        current.__traceback__ = unlink_ours(current.__traceback__)
        pending += current.__cause__, current.__context__
        if isinstance(current, BaseExceptionGroup):
            pending += current.exceptions


def hide_from_traceback_module() -> None:
    native = traceback.TracebackException.__init__

    def __init__(
        self: traceback.TracebackException,
        exc_type: type[BaseException],
        exc_value: BaseException,
        exc_traceback: TracebackType | None,
        **options: Any,
    ) -> None:
        native(self, exc_type, exc_value, unlink_ours(exc_traceback), **options)

    setattr(traceback.TracebackException, "__init__", __init__)


def hide_from_interpreter() -> None:
    """Before 3.13 the interpreter prints by itself, without the traceback module."""
    native = sys.excepthook

    def excepthook(
        kind: type[BaseException], error: BaseException, tb: TracebackType | None
    ) -> None:
        unlink_everywhere(error)
        native(kind, error, unlink_ours(tb))

    sys.excepthook = sys.__excepthook__ = excepthook


def hide_from_threads() -> None:
    native = threading.excepthook

    def excepthook(args: threading.ExceptHookArgs) -> None:
        unlink_everywhere(args.exc_value)
        native(args)

    threading.excepthook = excepthook
    setattr(threading, "__excepthook__", excepthook)


def install() -> None:
    hide_from_traceback_module()
    hide_from_interpreter()
    hide_from_threads()

"""What is simulated, and how that is said: once for each kind, as an event, when a program first uses it."""

import asyncio
import sys
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

from . import lines, network_names, strands, wire
from .codes import SIMULATION_TYPES, SIMULATION_USED, THREAD_WAIT_KINDS

_NOTES: Final = {
    "network": "it exists only inside this program, and a byte needs 10 ms from one end to the other",
    "http": "its pages are made up, and each of them always takes the same time",
    "files": "it knows the files of the program's folder, needs 50 ms for a call, and forgets what is written",
    "database": "a small PostgreSQL in memory that needs 10 ms for a query, is empty at the start and gone at the end",
}

_WAIT: Final = THREAD_WAIT_KINDS.index("other")

_used: set[str] = set()
_thread_labels: dict[int, str] = {}


def used(what: str) -> None:
    """The program is about to use a part of the simulated world."""
    if what not in _used:
        _used.add(what)
        module = wire.text(_module_of(sys._getframe(1)))
        wire.emit((SIMULATION_USED, SIMULATION_TYPES.index(what), module, wire.text(_NOTES[what])))


def connects(host: str) -> None:
    """The program connects to a host: to a server of its own, or out to the internet."""
    inside = network_names.is_local(network_names.numeric(host))
    used("network" if inside else "http")


def _module_of(frame: FrameType | None) -> str:
    """The library that the learner's code called, when it came here."""
    library = ""
    while frame is not None and id(frame.f_code) not in lines.bases:
        name = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        if name not in _NOT_A_LIBRARY and not (library and name == "asyncio"):
            library = name
        frame = frame.f_back
    return library or "socket"


_NOT_A_LIBRARY: Final = frozenset(
    ("", __name__.partition(".")[0], "contextlib", "functools", "threading", "concurrent")
)


async def labelled(label: str, awaitable: Awaitable[Any]) -> Any:
    """Awaits something; who looks meanwhile reads the label (see labels.py)."""
    return await awaitable


@contextmanager
def blocking(label: str) -> Iterator[None]:
    """While the running thread waits for its sockets, it shows this label."""
    previous = _thread_labels.get(strands.current, "")
    _thread_labels[strands.current] = label
    try:
        yield
    finally:
        _thread_labels[strands.current] = previous


def thread_label() -> str:
    """What the running thread waits for, when a stand-in has said so."""
    return _thread_labels.get(strands.current, "")


def pause(label: str, nanoseconds: int) -> None:
    """Blocks the running thread for a time, as a disk or a peer would."""
    strands.park(_WAIT, label, deadline=strands.now_ns + nanoseconds)


def after(nanoseconds: int) -> "asyncio.Future[None]":
    """A future of the running loop that is done at a later time, as an answer from elsewhere would be."""
    loop: Any = asyncio.get_running_loop()
    return loop.answer_at(strands.now_ns + nanoseconds)  # type: ignore[no-any-return]

"""Stand-in for select.select, on the network in memory: it waits in virtual time."""

import selectors
from typing import Any, Final

from . import network
from .network_selector import EpollSelector

_EVENTS: Final = (selectors.EVENT_READ, selectors.EVENT_WRITE)


def select(rlist: Any, wlist: Any, xlist: Any, timeout: float | None = None, /) -> tuple[list[Any], ...]:
    """Waits until one of the sockets is ready. Files and standard input always are; nothing is ever exceptional."""
    if timeout is not None and timeout < 0:
        raise ValueError("timeout must be non-negative")
    wanted = (list(rlist), list(wlist))
    ready: dict[int, int] = {}
    with EpollSelector() as selector:
        for subjects, event in zip(wanted, _EVENTS, strict=True):
            for subject in subjects:
                _watch(selector, _fd_of(subject), event, ready)
        for key, events in selector.select(0 if ready else timeout):
            ready[key.fd] = ready.get(key.fd, 0) | events
    found = [
        [subject for subject in subjects if ready.get(_fd_of(subject), 0) & event]
        for subjects, event in zip(wanted, _EVENTS, strict=True)
    ]
    return (*found, [])


def _watch(selector: EpollSelector, fd: int, event: int, ready: dict[int, int]) -> None:
    if fd not in network.ports_of_fds:
        ready[fd] = ready.get(fd, 0) | event
        return
    known = selector.get_map().get(fd)
    if known is None:
        selector.register(fd, event)
    elif not known.events & event:
        selector.modify(fd, known.events | event)


def _fd_of(subject: Any) -> int:
    fd = subject if isinstance(subject, int) else subject.fileno()
    if not isinstance(fd, int):
        raise TypeError("argument must be an int, or have a fileno() method")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


select.__module__ = "select"

"""Stand-ins for the locks of the C module _thread, on strands. They are handed over first in, first out."""

import itertools
import time
from _thread import TIMEOUT_MAX
from typing import Any

from . import host, names, strands, wire
from .codes import LAST_PLACE, NO_TIME, RESOURCE_CREATED, RESOURCE_TYPES

queue_numbers = itertools.count(1)
"""The host's wait queues."""

resource_numbers = itertools.count(1)
"""Locks that somebody waited for and all other resources share one number space."""

_LOCK_TYPE = RESOURCE_TYPES.index("lock")
_monotonic_ns = time.monotonic_ns


def deadline(timeout: float | None) -> int:
    """The virtual time at which a timeout in seconds is over; NO_TIME for none."""
    if timeout is None or timeout < 0:
        return NO_TIME
    return _monotonic_ns() + round(timeout * 1e9)


class lock:
    """A mutual exclusion lock that any thread may release."""

    __slots__ = ("_locked", "_queue", "_waiting", "_owner", "_resource", "_label", "__weakref__")

    def __init__(self) -> None:
        self._locked = False
        self._queue = 0
        self._waiting = 0
        self._owner = 0
        self._resource = 0
        self._label = ""

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if timeout != -1:
            _check_timeout(blocking, timeout)
        if not self._locked:
            self._locked = True
            self._owner = strands.current
            return True
        if not blocking or timeout == 0:
            return False
        return self._wait(timeout)

    def _wait(self, timeout: float) -> bool:
        self._queue = self._queue or next(queue_numbers)
        # Locks inside of the library are not the learner's: what counts is what they are part of.
        in_library = names.thread_wait()
        kind, label, resource = in_library or self._describe()
        owner = 0 if in_library else self._owner
        self._waiting += 1
        try:
            strands.park(kind, label, deadline=deadline(timeout), queue=self._queue, reference=resource, owner=owner)
        finally:
            self._waiting -= 1
        if host.timed_out():
            return False
        # The releaser left the lock locked for us.
        self._owner = strands.current
        return True

    def _describe(self) -> tuple[int, str, int]:
        """The lock as a resource; it becomes one when somebody waits for it."""
        if self._resource == 0:
            self._resource = next(resource_numbers)
            name = names.of_thread_lock(self)
            self._label = "lock" if name in ("", "lock") else f"lock {name}"
            wire.emit((RESOURCE_CREATED, self._resource, _LOCK_TYPE, wire.text(self._label), LAST_PLACE))
        return strands.WAIT_LOCK, self._label, self._resource

    def release(self) -> None:
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        if self._waiting and host.hand_off(self._queue):
            return
        self._locked = False
        self._owner = 0

    def locked(self) -> bool:
        return self._locked

    __enter__ = acquire
    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __exit__(self, *_: Any) -> None:
        self.release()

    def _at_fork_reinit(self) -> None:
        self.__init__()

    def __repr__(self) -> str:
        state = "locked" if self._locked else "unlocked"
        return f"<{state} _thread.lock object at {hex(id(self))}>"


lock.__module__, lock.__qualname__ = "_thread", "lock"


def _check_timeout(blocking: bool, timeout: float | None) -> None:
    if timeout is None:
        raise TypeError("'NoneType' object cannot be interpreted as an integer")
    if not blocking:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")


class RLock:
    """A lock that its owner may take again."""

    __slots__ = ("_block", "_owner", "_count", "__weakref__")

    def __init__(self) -> None:
        self._block = lock()
        self._owner = 0
        self._count = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        me = strands.current
        if self._owner == me:
            self._count += 1
            return True
        acquired = self._block.acquire(blocking, timeout)
        if acquired:
            self._owner = me
            self._count = 1
        return acquired

    __enter__ = acquire

    def release(self) -> None:
        if self._owner != strands.current:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = 0
            self._block.release()

    def __exit__(self, *_: Any) -> None:
        self.release()

    def locked(self) -> bool:
        return self._count > 0

    def _release_save(self) -> tuple[int, int]:
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = (self._count, self._owner)
        self._count = self._owner = 0
        self._block.release()
        return state

    def _acquire_restore(self, state: tuple[int, int]) -> None:
        self._block.acquire()
        self._count, self._owner = state

    def _is_owned(self) -> bool:
        return self._owner == strands.current

    def _recursion_count(self) -> int:
        return self._count if self._owner == strands.current else 0

    def _at_fork_reinit(self) -> None:
        self.__init__()

    def __repr__(self) -> str:
        state = "locked" if self._count else "unlocked"
        return f"<{state} _thread.RLock object owner={self._owner} count={self._count} at {hex(id(self))}>"


RLock.__module__, RLock.__qualname__ = "_thread", "RLock"

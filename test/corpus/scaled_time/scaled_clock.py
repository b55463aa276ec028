"""Program time, which runs faster than real time while the whole program waits.

While any thread computes, program time is real time: what delays a program on a loaded
machine delays it here no more than natively, instead of `factor` times as much. And it
runs fast only up to the next deadline: a thread that is due comes first, however late
the machine lets it run.
"""

import math
import time
from _thread import RLock, get_ident
from typing import Self

NANOSECONDS = 1_000_000_000

_native_ns = time.monotonic_ns


class Clock:
    """All times are whole nanoseconds, counted like time.monotonic_ns()."""

    def __init__(self, factor: float) -> None:
        self.factor = factor
        self._real = self._program = _native_ns()
        self._threads = 1
        self._waits: dict[int, Wait] = {}
        # Reentrant, for a signal handler may ask for the time while its thread does.
        self._lock = RLock()

    def now(self) -> int:
        with self._lock:
            self._advance()
            return self._program

    def thread_started(self) -> None:
        with self._lock:
            self._advance()
            self._threads += 1

    def thread_ended(self) -> None:
        with self._lock:
            self._advance()
            self._threads -= 1

    def enter(self, wait: "Wait") -> None:
        with self._lock:
            self._advance()
            wait.deadline = self._program + wait.length
            # A signal handler may wait while its thread waits.
            wait.outer = self._waits.get(get_ident())
            self._waits[get_ident()] = wait

    def leave(self, wait: "Wait") -> None:
        with self._lock:
            # Only a computing thread can end another's wait. If all have been waiting
            # since, then this one was woken before, and what has passed is its delay.
            self._advance(idle=wait.timed_out)
            if wait.outer is None:
                del self._waits[get_ident()]
            else:
                self._waits[get_ident()] = wait.outer

    def _advance(self, *, idle: bool = True) -> None:
        real = _native_ns()
        elapsed, self._real = real - self._real, real
        if idle and len(self._waits) >= self._threads:
            next_deadline = min(wait.deadline for wait in self._waits.values())
            ahead = max(0, next_deadline - self._program)
            fast = min(elapsed * self.factor, ahead)
            elapsed += round(fast - fast / self.factor)
        self._program += elapsed


class Wait:
    """One wait of the current thread, for `timeout` program seconds or forever."""

    deadline: float
    outer: "Wait | None"

    def __init__(self, clock: Clock, timeout: float | None) -> None:
        self.length = math.inf if timeout is None else round(timeout * NANOSECONDS)
        self.timed_out = False
        self._clock = clock

    def __enter__(self) -> Self:
        self._clock.enter(self)
        return self

    def __exit__(self, *exc: object) -> None:
        self._clock.leave(self)

    def is_over(self) -> bool:
        self.timed_out = self._clock.now() >= self.deadline
        return self.timed_out

    def real_seconds(self) -> float | None:
        """How long to wait before asking is_over(): too short if others compute."""
        if self.length == math.inf:
            return None
        remaining = max(0, self.deadline - self._clock.now())
        return remaining / NANOSECONDS / self._clock.factor

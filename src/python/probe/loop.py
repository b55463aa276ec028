"""The event loop: asyncio's selector loop on virtual time and on a network in memory, and its observer.

Tasks, futures, gather, TaskGroup and timeouts are CPython's own. `_run_once` follows asyncio/base_events.py line by
line; what differs is that waiting parks the strand, that timers of one instant fire in the order of the calls, and
that every decision is reported.
"""

import asyncio
import functools
import heapq
import inspect
import signal
import sys
import weakref
from asyncio import base_events, coroutines, events
from asyncio import futures as asyncio_futures
from collections.abc import Callable
from types import BuiltinFunctionType, FrameType
from typing import Any, Final

from . import futures, labels, lines, names, sleeping, standins, stdlib, strands, ticks, wire
from .codes import (
    CALLBACK_FINISHED,
    CALLBACK_SCHEDULED,
    CALLBACK_STARTED,
    LOOP_BLOCKED,
    LOOP_ITERATED,
    LOOP_STARTED,
    LOOP_STOPPED,
    STEP_RESUMED,
    STEP_STARTED,
    SUSPENDED_SLEEP,
    TASK_FINISHED,
    TASK_WOKEN,
    TIME_LOW_BITS,
    TIME_LOW_MASK,
    TIMER_CANCELLED,
    TIMER_FIRED,
    TIMER_PURPOSES,
    TIMER_SET,
    WAKE_CAUSES,
    WARNING_RAISED,
    WARNING_TYPES,
)
from .network_loop import NetworkLoop
from .refusals import NoOutside

_CREATED: Final = WAKE_CAUSES.index("created")
_FUTURE: Final = WAKE_CAUSES.index("future")
_TURN: Final = WAKE_CAUSES.index("turn")
_CANCELLED: Final = WAKE_CAUSES.index("cancelled")
_SLEEP: Final = TIMER_PURPOSES.index("sleep")
_TIMEOUT: Final = TIMER_PURPOSES.index("timeout")
_CALLBACK: Final = TIMER_PURPOSES.index("callback")
_SLOW: Final = WARNING_TYPES.index("slow-callback")
_SLEEP_NAME: Final = wire.text("sleep")

# A task's first step and its steps after `sleep(0)` are objects of this type, all others the builtin `task_wakeup`.
_TaskStep: Any = None
_wake_sleeper: Final = asyncio_futures._set_result_unless_cancelled

_emit = wire.emit
_numbers = futures.numbers
_open_futures = futures.open_futures
_open_gathers = futures.open_gathers
_Handle = events.Handle
_create_task = base_events.BaseEventLoop.create_task

loops: "weakref.WeakSet[Loop]" = weakref.WeakSet()
"""The loops that are alive."""

_last_loop = 0
_last_callback = 0
_last_timer = 0
_callback_numbers: dict[int, int] = {}

_observed = True


def observe(enabled: bool) -> None:
    """Turns the observer off, for measuring what it costs."""
    global _observed
    _observed = enabled


class _Timer(events.TimerHandle):
    __slots__ = ("_number",)


class Loop(NoOutside, NetworkLoop):
    """An event loop on virtual time."""

    def __init__(self) -> None:
        global _last_loop
        super().__init__()
        _last_loop += 1
        self._number = _last_loop
        loops.add(self)
        self._clock_resolution = 1e-9
        self._iteration = 0
        self._idle_strand = 0
        self._called_from_thread = False
        self._last_when: float | None = None
        self._order = 0
        self._sleep_future = 0
        self._sleep_timer = 0
        self._running: Any = None
        self._eager: Any = None
        self._signals: set[int] = set()

    # --- time

    def time(self) -> float:
        return strands.now

    def call_at(self, when: float, callback: Any, *args: Any, context: Any = None) -> events.TimerHandle:
        global _last_timer
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        timer = _Timer(when, callback, args, self, context)
        if timer._source_traceback:
            del timer._source_traceback[-1]
        # A real clock moves between two calls, so equal delays fire in the order of the calls. Only timers that were
        # given the very same float object are truly equal; those the heap orders as it likes, as it does natively.
        if when is not self._last_when:
            self._last_when = when
            self._order += 1
        heapq.heappush(self._scheduled, (when, self._order, timer))
        timer._scheduled = True
        _last_timer += 1
        timer._number = _last_timer
        if _observed:
            nanoseconds = int(when * 1e9 + 0.5)
            fields = (nanoseconds & TIME_LOW_MASK, nanoseconds >> TIME_LOW_BITS)
            if callback is _wake_sleeper:
                self._sleep_future = id(args[0])
                self._sleep_timer = _last_timer
                _emit((TIMER_SET, _last_timer, *fields, _SLEEP, _SLEEP_NAME, -1))
            else:
                _emit((TIMER_SET, _last_timer, *fields, *_purpose(callback), -1))
        return timer

    def _timer_handle_cancelled(self, handle: Any) -> None:
        if handle._scheduled:
            self._timer_cancelled_count += 1
            _emit((TIMER_CANCELLED, handle._number))

    # --- the ready queue

    def call_soon(self, callback: Any, *args: Any, context: Any = None) -> events.Handle:
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_soon")
        handle = _Handle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        self._ready.append(handle)
        if _observed:
            # The commonest case first, and here: a future that nobody watches wakes the task that awaits it.
            if args and type(callback) is BuiltinFunctionType and callback.__name__ == "task_wakeup":
                future = args[0]
                number = _numbers.get(id(future), 0)
                if not _open_futures and number not in _open_gathers and future is not self._running:
                    woken = _numbers.get(id(callback.__self__))
                    if woken and future._state == "FINISHED":
                        _emit((TASK_WOKEN, woken, _FUTURE, number))
                        return handle
            self._report_ready(handle, callback, args)
        return handle

    def _call_soon(self, callback: Any, args: Any, context: Any) -> events.Handle:
        handle = _Handle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        self._ready.append(handle)
        if _observed:
            self._report_ready(handle, callback, args)
        return handle

    def _report_ready(self, handle: events.Handle, callback: Any, args: Any) -> None:
        kind = type(callback)
        if kind is BuiltinFunctionType and args and callback.__name__ == "task_wakeup":
            future = args[0]
            if future is self._running:
                self._report_finished(future)
            elif _open_futures or _open_gathers:
                futures.report_if_done(future)
            task_number = _numbers.get(id(callback.__self__)) or self._report_task(callback.__self__)
            is_cancelled = future._state == "CANCELLED" and callback.__self__.cancelling()
            cause = _CANCELLED if is_cancelled else _FUTURE
            _emit((TASK_WOKEN, task_number, cause, _numbers.get(id(future), 0)))
        elif kind is _TaskStep:
            task = callback.__self__
            known = _numbers.get(id(task))
            if known is None:
                _emit((TASK_WOKEN, self._report_task(task), _CREATED, 0))
            else:
                _emit((TASK_WOKEN, known, _CANCELLED if task._must_cancel else _TURN, 0))
        else:
            self._report_callback(handle, callback, args)

    def _report_task(self, task: Any) -> int:
        # Watching a task's birth takes more ticks than the birth: they are given back, with the one of `create_task`.
        left = ticks.cell.value + 1
        number = futures.task_created(task, self._number, names.place_of(sys._getframe(3)))
        ticks.cell.value = left
        return number

    def _report_callback(self, handle: events.Handle, callback: Any, args: Any) -> None:
        global _last_callback
        if args and args[0] is self._running and self._running is not None:
            self._report_finished(args[0])
        elif args and (_open_futures or _open_gathers):
            futures.report_if_done(args[0])
        _last_callback += 1
        _callback_numbers[id(handle)] = _last_callback
        name = wire.text(names.of_callable(callback))
        place = names.place_of(sys._getframe(3))
        elsewhere = self._number if self._thread_id not in (None, strands.current) else 0
        _emit((CALLBACK_SCHEDULED, _last_callback, name, _is_internal(callback), elsewhere, place))

    def call_soon_threadsafe(self, callback: Any, *args: Any, context: Any = None) -> events.Handle:
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = events._ThreadSafeHandle(callback, args, self, context)  # type: ignore[attr-defined]
        self._ready.append(handle)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        if _observed:
            self._report_ready(handle, callback, args)
        self._write_to_self()
        return handle  # type: ignore[no-any-return]

    # --- eager tasks: their first step begins inside of the one that creates them

    def create_task(self, coro: Any, **options: Any) -> Any:
        if self._task_factory is None and "eager_start" not in options:
            return _create_task(self, coro, **options)
        code = getattr(coro, "cr_code", None)
        if not _observed or id(code) not in lines.bases:
            return _create_task(self, coro, **options)
        outer = self._running
        self._eager = coro
        self._place = names.place_of(sys._getframe(1))
        stdlib.at_start_of_code(code, self._eager_step_starts)
        try:
            return _create_task(self, coro, **options)
        finally:
            if self._eager is None:
                self._eager_step_ends(outer)
            self._eager = None

    def _eager_step_starts(self, frame: FrameType) -> None:
        task = asyncio.current_task()
        if self._eager is None or task is None or task.get_coro() is not self._eager:
            return
        self._eager = None
        number = futures.task_created(task, -self._number, self._place)
        _emit((STEP_STARTED, number))
        self._running = task
        self._sleep_future = 0

    def _eager_step_ends(self, outer: Any) -> None:
        task = self._running
        if task is not None and task is not outer:
            if task.done():
                self._report_finished(task)
            else:
                self._report_suspended(task)
        self._running = outer
        self._sleep_future = 0
        _emit((STEP_RESUMED, _numbers.get(id(outer), 0)))

    def create_future(self) -> Any:
        future = asyncio_futures.Future(loop=self)
        if _observed:
            frame = sys._getframe(1)
            if id(frame.f_code) in lines.bases:
                futures.watch_future(future, frame)
        return future

    # --- other threads

    def _write_to_self(self) -> None:
        self._called_from_thread = True
        if self._idle_strand:
            strands.host.wake(self._idle_strand)

    # --- signals, which can only come from the program itself

    def add_signal_handler(self, sig: int, callback: Any, *args: Any) -> None:
        if coroutines.iscoroutine(callback) or inspect.iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        if sig in (signal.SIGKILL, signal.SIGSTOP):
            raise RuntimeError(f"sig {sig} cannot be caught")
        self._check_closed()
        signal.signal(sig, lambda *_: self.call_soon_threadsafe(callback, *args))
        self._signals.add(sig)

    def remove_signal_handler(self, sig: int) -> bool:
        if sig not in self._signals:
            return False
        self._signals.remove(sig)
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def close(self) -> None:
        super().close()
        for sig in list(self._signals):
            self.remove_signal_handler(sig)

    # --- running

    def _run_forever_setup(self) -> None:
        super()._run_forever_setup()
        _emit((LOOP_STARTED, self._number))

    def _run_forever_cleanup(self) -> None:
        _emit((LOOP_STOPPED, self._number))
        super()._run_forever_cleanup()

    def _run_once(self) -> None:
        self._drop_cancelled_timers()
        self._wait_for_work()
        self._take_due_timers()
        self._iteration += 1
        ready = len(self._ready)
        _emit((LOOP_ITERATED, self._number, self._iteration, ready))
        strands.stepping[strands.current] = self._number
        try:
            if _observed:
                self._run_ready(ready)
            else:
                self._run_ready_unobserved(ready)
        finally:
            strands.stepping[strands.current] = 0
        if len(wire.pending) > wire.BLOCK:
            wire.flush()

    def _drop_cancelled_timers(self) -> None:
        scheduled = self._scheduled
        count = len(scheduled)
        if (
            count > base_events._MIN_SCHEDULED_TIMER_HANDLES
            and self._timer_cancelled_count / count > base_events._MIN_CANCELLED_TIMER_HANDLES_FRACTION
        ):
            kept = []
            for entry in scheduled:
                if entry[2]._cancelled:
                    entry[2]._scheduled = False
                else:
                    kept.append(entry)
            heapq.heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
            return
        while scheduled and scheduled[0][2]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(scheduled)[2]._scheduled = False

    def _wait_for_work(self) -> None:
        """What select() does for asyncio: waits, then puts the handlers of sockets that are ready into the queue."""
        if self._ready or self._stopping:
            sleeping.spin()
            strands.yield_()
        elif self._called_from_thread:
            self._called_from_thread = False
        elif self._next_timer() <= strands.now_ns:
            strands.yield_()
        else:
            self._park()
        if self._selector.in_use:
            self._process_events(self._selector.poll())

    def _next_timer(self) -> int:
        return round(self._scheduled[0][0] * 1e9) if self._scheduled else strands.FAR_FUTURE

    def _park(self) -> None:
        """Until another thread calls, a timer is due or a socket is ready."""
        selector = self._selector
        while not self._called_from_thread and not (selector.in_use and selector.poll()):
            deadline = self._next_timer()
            if deadline <= strands.now_ns:
                break
            if deadline == strands.FAR_FUTURE:
                deadline = strands.NO_TIME
            self._idle_strand = strands.current
            selector.park(strands.WAIT_LOOP, strands.LOOP_LABEL, deadline)
            self._idle_strand = 0
        self._called_from_thread = False

    def _take_due_timers(self) -> None:
        end_time = strands.now + self._clock_resolution
        scheduled = self._scheduled
        while scheduled:
            if scheduled[0][0] >= end_time:
                break
            timer = heapq.heappop(scheduled)[2]
            timer._scheduled = False
            self._ready.append(timer)
            if not timer._cancelled:
                _emit((TIMER_FIRED, timer._number))

    def _run_ready(self, count: int) -> None:
        popleft = self._ready.popleft
        for _ in range(count):
            handle = popleft()
            if handle._cancelled:
                _callback_numbers.pop(id(handle), None)
                continue
            callback = handle._callback
            kind = type(callback)
            ticks.cell.value = ticks.FIRST_LOOK
            if kind is _TaskStep or (kind is BuiltinFunctionType and callback.__name__ == "task_wakeup"):
                task = self._running = callback.__self__
                callback = None
                _emit((STEP_STARTED, _numbers.get(id(task)) or self._report_task(task)))
                # The future of an earlier sleep is gone, and its id may be given to another one.
                self._sleep_future = 0
                if self._debug:
                    self._run_slowly(handle)
                else:
                    handle._run()
                if ticks.bursts:
                    self._end_burst()
                if task.done():
                    if self._running is not None:
                        self._report_finished(task)
                else:
                    future = task._fut_waiter
                    # The commonest case first, and here.
                    if future is not None and id(future) == self._sleep_future:
                        _emit((SUSPENDED_SLEEP, self._sleep_timer))
                    else:
                        self._report_suspended(task)
                task = future = self._running = None
            else:
                self._run_callback(handle, callback)
            if _open_futures:
                futures.report_done()
        handle = callback = None  # Needed to break cycles when an exception occurs.

    def _report_suspended(self, task: Any) -> None:
        future = task._fut_waiter
        if future is None:
            step = self._ready[-1]._callback if self._ready else None
            labels.report_turn(step if type(step) is _TaskStep else None)
        elif id(future) == self._sleep_future:
            _emit((SUSPENDED_SLEEP, self._sleep_timer))
        else:
            labels.report(task, future)

    def _run_callback(self, handle: events.Handle, callback: Any) -> None:
        if callback is _wake_sleeper:
            handle._run()
            return
        number = _callback_numbers.pop(id(handle), 0)
        if number == 0:
            number = self._number_timer_callback()
        name = names.of_callable(callback)
        _emit((CALLBACK_STARTED, number, wire.text(name), _is_internal(callback)))
        if name.endswith(".cancel"):
            lines.cancelled_by_call(callback)
        if self._debug:
            self._run_slowly(handle)
        else:
            handle._run()
        if ticks.bursts:
            self._end_burst()
        _emit((CALLBACK_FINISHED, number))

    def _number_timer_callback(self) -> int:
        global _last_callback
        _last_callback += 1
        return _last_callback

    def _run_slowly(self, handle: events.Handle) -> None:
        """asyncio's debug mode: measures each callback."""
        try:
            self._current_handle = handle
            before = self.time()
            handle._run()
            duration = self.time() - before
            if duration >= self.slow_callback_duration:
                description = base_events._format_handle(handle)
                message = f"Executing {description} took {duration:.3f} seconds"
                _emit((WARNING_RAISED, _SLOW, wire.once(wire.shorten(message, 400)), -1))
                base_events.logger.warning("Executing %s took %.3f seconds", description, duration)
        finally:
            self._current_handle = None

    def _run_ready_unobserved(self, count: int) -> None:
        popleft = self._ready.popleft
        for _ in range(count):
            handle = popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def _report_finished(self, task: Any) -> None:
        """Reports the end of the running task, before what it wakes."""
        if task.done():
            if ticks.bursts:
                self._end_burst()
            self._running = None
            _emit((TASK_FINISHED, *futures.outcome(task)))

    def _end_burst(self) -> None:
        """The step is over: if it has computed, it has blocked the loop."""
        since = ticks.bursts.pop(strands.current, strands.now_ns)
        if lines.quiet:
            lines.speak()
        if since < strands.now_ns:
            _emit((LOOP_BLOCKED, self._number, *wire.time_fields(since), wire.text("CPU work"), -1))


# Programs that print their loop see the name that they would see on Linux.
Loop.__name__ = Loop.__qualname__ = "_UnixSelectorEventLoop"
Loop.__module__ = "asyncio.unix_events"


def _purpose(callback: Callable[..., Any]) -> tuple[int, int]:
    name = names.of_callable(callback)
    is_timeout = name in ("Timeout._on_timeout", "_release_waiter", "_AsCompletedIterator._handle_timeout")
    return (_TIMEOUT if is_timeout else _CALLBACK, wire.text(name))


def _is_internal(callback: Any) -> int:
    while isinstance(callback, functools.partial):
        callback = callback.func
    function = getattr(callback, "__func__", callback)
    module = getattr(function, "__module__", None) or ""
    return int(module.partition(".")[0] in _INTERNAL or standins.is_standin(module))


_INTERNAL: Final = frozenset(("asyncio", "concurrent", __name__.partition(".")[0]))


def install() -> None:
    """Learns the type of a task's step, which has no public name."""
    global _TaskStep, _last_loop
    probe_loop = Loop()
    seen: list[Any] = []
    probe_loop.call_soon = lambda callback, *_, **__: seen.append(callback)  # type: ignore[method-assign]

    async def nothing() -> None:
        pass

    coroutine = nothing()
    # A name of its own, so that the learner's first task is Task-1.
    task = asyncio.Task(coroutine, loop=probe_loop, name="probe")
    _TaskStep = type(seen[0])
    coroutine.close()
    task._log_destroy_pending = False  # type: ignore[attr-defined]
    probe_loop.close()
    _last_loop = 0

"""Processes: concurrent.futures.ProcessPoolExecutor on strands that have an interpreter lock of their own.

The real one (Lib/concurrent/futures/process.py, start method "spawn") needs operating system processes. This one keeps
what a program can tell: calls and results travel as pickles; every worker has its own copy of the main module, made by
running the file again under the name __mp_main__, so globals are not shared and the `if __name__ == "__main__"` guard
matters; workers compute at the same virtual time on different cores; a call that cannot be pickled fails as it does
natively. What it leaves out: starting a worker takes no time, and modules other than the main one are shared.
"""

import io
import itertools
import os
import pickle
import sys
import types
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import _base
from typing import Any, Final

from . import executors, futures, host, lines, locks, names, strands, thread, wire
from .codes import (
    LAST_PLACE,
    POOL_CREATED,
    POOL_TYPES,
    THREAD_CREATED,
    THREAD_ENDED,
    WORK_FINISHED,
    WORK_STARTED,
)

_PROCESSES: Final = POOL_TYPES.index("processes")
_FIRST_PID: Final = 1_000
_BOOTSTRAP_ERROR: Final = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        """

_process_numbers = itertools.count(2)
_mains: dict[int, types.ModuleType] = {}
_bootstrapping: set[int] = set()


class BrokenProcessPool(_base.BrokenExecutor):
    """Raised when a worker process could not be started or ended abruptly."""


class _Call:
    """One call on its way to a worker."""

    def __init__(self, future: "_base.Future[Any]", payload: bytes, work: executors.Work) -> None:
        self.future = future
        self.payload = payload
        self.work = work


class ProcessPoolExecutor(_base.Executor):
    """Runs calls in worker processes."""

    def __init__(
        self,
        max_workers: int | None = None,
        mp_context: Any = None,
        initializer: Callable[..., None] | None = None,
        initargs: tuple[Any, ...] = (),
        *,
        max_tasks_per_child: int | None = None,
    ) -> None:
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers or os.cpu_count() or 1
        self._initializer = pickle.dumps((initializer, initargs)) if initializer else None
        self._calls: deque[_Call] = deque()
        self._queue = next(locks.queue_numbers)
        self._workers: list[thread._ThreadHandle] = []
        self._idle = 0
        self._broken: str | None = None
        self._shutdown = False
        self._number = executors.new_pool_number(self)
        name = wire.text(names.assigned_name(sys._getframe(1)) or "process pool")
        place = names.place_of(sys._getframe(1))
        wire.emit((POOL_CREATED, self._number, _PROCESSES, self._max_workers, name, place))

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "_base.Future[Any]":
        if self._broken:
            raise BrokenProcessPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if process_of(strands.current) in _bootstrapping:
            raise RuntimeError(_BOOTSTRAP_ERROR)
        future: _base.Future[Any] = _base.Future()
        work = executors.register_work(future, fn, self, sys._getframe(1), worker="worker process")
        try:
            payload = pickle.dumps((fn, args, kwargs))
        except Exception as error:
            future.set_running_or_notify_cancel()
            future.set_exception(error)
            return future
        self._calls.append(_Call(future, payload, work))
        if self._idle:
            host.hand_off(self._queue)
        elif len(self._workers) < self._max_workers:
            self._start_worker()
        return future

    def map(self, fn: Callable[..., Any], *iterables: Any, timeout: float | None = None, chunksize: int = 1, **options: Any) -> Iterator[Any]:
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        chunks = itertools.batched(zip(*iterables), chunksize)
        results = super().map(_Chunk(fn), chunks, timeout=timeout, **options)
        return itertools.chain.from_iterable(results)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._shutdown = True
        if cancel_futures:
            while self._calls:
                self._calls.popleft().future.cancel()
        while host.hand_off(self._queue):
            pass
        if wait:
            for worker in self._workers:
                worker.join()

    def _start_worker(self) -> None:
        process = next(_process_numbers)
        handle = thread._ThreadHandle()
        handle._started = True
        handle.ident = strands.spawn(lambda: self._work(process, handle), process)
        name = f"SpawnProcess-{process - 1}"
        strands.names[handle.ident] = name
        wire.emit((THREAD_CREATED, handle.ident, wire.text(name), False, process, self._number, LAST_PLACE))
        self._workers.append(handle)

    def _work(self, process: int, handle: "thread._ThreadHandle") -> None:
        """The life of a worker process."""
        try:
            _start_main(process)
            if self._initializer:
                initializer, initargs = _loads(self._initializer, process)
                initializer(*initargs)
            while (call := self._next_call()) is not None:
                _run(call, process)
        except BaseException as error:
            self._break(error)
        finally:
            wire.emit((THREAD_ENDED, wire.RESULT, wire.text("None"), -1, -1))
            _mains.pop(process, None)
            handle._set_done()

    def _next_call(self) -> _Call | None:
        while not self._calls:
            if self._shutdown:
                return None
            self._idle += 1
            strands.park(strands.WAIT_WORK, "work", queue=self._queue)
            self._idle -= 1
        return self._calls.popleft()

    def _break(self, error: BaseException) -> None:
        """A worker could not start: every call fails."""
        sys.excepthook(type(error), error, error.__traceback__)
        self._broken = (
            "A process in the process pool was terminated abruptly while the future was running or pending."
        )
        while self._calls:
            call = self._calls.popleft()
            if call.future.set_running_or_notify_cancel():
                call.future.set_exception(BrokenProcessPool(self._broken))


ProcessPoolExecutor.__module__ = "concurrent.futures.process"


class _Chunk:
    """A picklable function that applies another one to a batch of argument tuples."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.__qualname__ = names.of_callable(function)

    def __call__(self, chunk: Any) -> list[Any]:
        return [self.function(*arguments) for arguments in chunk]


class _RemoteTraceback(Exception):
    """The traceback of the worker, as the cause of the exception that comes back."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def _run(call: _Call, process: int) -> None:
    if not call.future.set_running_or_notify_cancel():
        return
    wire.emit((WORK_STARTED, call.work.number))
    try:
        function, args, kwargs = _loads(call.payload, process)
        result = pickle.loads(pickle.dumps(function(*args, **kwargs)))
    except BaseException as error:
        wire.emit((WORK_FINISHED, call.work.number, wire.EXCEPTION, *futures.exception_fields(error)))
        call.future.set_exception(_travelled(error))
    else:
        wire.emit((WORK_FINISHED, call.work.number, wire.RESULT, wire.once(futures.safe_repr(result)), -1, -1))
        call.future.set_result(result)


def _travelled(error: BaseException) -> BaseException:
    """The exception as it arrives in the other process: a copy, caused by the text of its traceback."""
    import traceback

    text = "".join(traceback.format_exception(type(error), error, _below_us(error.__traceback__)))
    try:
        arrived: BaseException = pickle.loads(pickle.dumps(error))
    except Exception:
        arrived = RuntimeError(f"{type(error).__name__}: {error}")
    arrived.__cause__ = _RemoteTraceback(f'\n"""\n{text}"""')
    return arrived


def _below_us(traceback: Any) -> Any:
    while traceback is not None and traceback.tb_frame.f_code.co_filename == __file__:
        traceback = traceback.tb_next
    return traceback


class _Unpickler(pickle.Unpickler):
    """Finds what lives in the main module in the main module of its own process."""

    def __init__(self, payload: bytes, process: int) -> None:
        super().__init__(io.BytesIO(payload))
        self._process = process

    def find_class(self, module: str, name: str) -> Any:
        if module in ("__main__", "__mp_main__"):
            found: Any = _mains[self._process]
            for part in name.split("."):
                found = getattr(found, part)
            return found
        return super().find_class(module, name)


def _loads(payload: bytes, process: int) -> Any:
    return _Unpickler(payload, process).load()


def _start_main(process: int) -> None:
    """Runs the program's file again, as the main module of a new process."""
    main = sys.modules["__main__"]
    path = main.__dict__["__file__"]
    copy = types.ModuleType("__mp_main__")
    copy.__dict__.update(__file__=path, __builtins__=__builtins__)
    _mains[process] = copy
    _bootstrapping.add(process)
    try:
        exec(lines.code_of_main(), copy.__dict__)
    finally:
        _bootstrapping.discard(process)


# --- which process a strand belongs to

def process_of(strand: int) -> int:
    """The number of the process that a strand belongs to; 1 is the main process."""
    return strands.processes.get(strand, 1)


def _getpid() -> int:
    return _FIRST_PID + process_of(strands.current)


def install() -> None:
    """Takes the place of the executor that this platform cannot have; before the snapshot."""
    import concurrent.futures

    module = types.ModuleType("concurrent.futures.process")
    module.__dict__.update(ProcessPoolExecutor=ProcessPoolExecutor, BrokenProcessPool=BrokenProcessPool)
    sys.modules["concurrent.futures.process"] = module
    concurrent.futures.process = module  # type: ignore[attr-defined]
    concurrent.futures.ProcessPoolExecutor = ProcessPoolExecutor  # type: ignore[misc,assignment]
    BrokenProcessPool.__module__ = "concurrent.futures.process"
    os.getpid = _getpid

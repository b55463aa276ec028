"""What a suspended task waits for, in words.

A task that is suspended has a future that it waits for. Sleeping tasks are recognised by that future alone (the loop
remembers the last one that a sleep made), all others by the first frame of asyncio below the learner's last frame.
"""

import asyncio
import gc
from collections.abc import Callable
from types import AsyncGeneratorType, CoroutineType, FrameType, GeneratorType
from typing import Any, Final

from . import combiners, executors, futures, lines, network_names, resources, simulation, wire
from .codes import SUSPENDED, SUSPENDED_TURN, WAIT_KINDS

_ASYNCIO: Final = asyncio.__file__.rpartition("/")[0] + "/"
_CHAIN_LIMIT: Final = 200
_CHILDREN_LIMIT: Final = 10_000
_KIND: Final = {word: index for index, word in enumerate(WAIT_KINDS)}
_LABELLED: Final = simulation.labelled.__code__
_WAIT_FOR: Final = asyncio.wait_for.__code__
_GatheringFuture: Final = asyncio.tasks._GatheringFuture

Fields = tuple[int, ...]


def report(task: Any, future: Any) -> None:
    """Reports that a task waits for a future."""
    try:
        fields = _describe(task, future)
    except Exception:  # a label is not worth harming the program for
        fields = _plain("other", "something", futures.number(future))
    wire.emit((SUSPENDED, *fields))


def report_turn(step: Any) -> None:
    """Reports that a task goes to the end of the queue, with its next step; one that yielded rubbish gets an error."""
    for referent in gc.get_referents(step):
        if isinstance(referent, RuntimeError):
            wire.emit((SUSPENDED, *_plain("turn", wire.shorten(f"RuntimeError: {referent}"), 0)))
            return
    wire.emit((SUSPENDED_TURN,))


def explain(task: Any) -> tuple[str, int]:
    """What a suspended task waits for: in words, and the number of the future or resource."""
    try:
        _kind, label, reference, *_ = _describe(task, task._fut_waiter)
        return wire.string(label), reference
    except Exception:
        return "something", 0


def user_place(coroutine: Any) -> int:
    """The wire's place of the learner's innermost suspended frame."""
    found = 0
    for frame in _frames(coroutine):
        base = lines.bases.get(id(frame.f_code))
        if base is not None:
            found = base + (frame.f_lineno or 0)
    return found


def _plain(kind: str, label: str, reference: int) -> Fields:
    return (_KIND[kind], wire.text(label), reference, 0)


def _many(kind: str, label: str, children: Any) -> Fields:
    known = [futures.number(child) for child in children][:_CHILDREN_LIMIT]
    return (_KIND[kind], wire.text(label), 0, len(known), *known)


def _describe(task: Any, future: Any) -> Fields:
    frame = _library_frame(task.get_coro())
    if frame is not None:
        describe = _BY_FUNCTION.get(frame.f_code.co_qualname)
        if describe is not None:
            return describe(frame, future)
    return _describe_future(future)


def _describe_future(future: Any) -> Fields:
    if isinstance(future, asyncio.Task):
        return _plain("task", f"task {future.get_name()}", futures.number(future))
    if isinstance(future, _GatheringFuture):
        return _many("gather", f"gather of {len(future._children)}", future._children)
    work = executors.work_of(future)
    if work is not None:
        return (_KIND["executor"], wire.text(f"{work.name} in a {work.worker}"), work.number, 1, futures.number(future))
    number = futures.number(future)
    inner = combiners.shielded.get(number, _nothing)()
    if isinstance(inner, asyncio.Task):
        return _plain("task", f"task {inner.get_name()}, shielded", futures.number(inner))
    name = futures.labels.get(number)
    return _plain("future", f"future {name}" if name else "a future", number)


def _nothing() -> None:
    """A dead reference."""


def _library_frame(coroutine: Any) -> FrameType | None:
    """The first frame of asyncio, or that a stand-in has labelled, below the last frame of the learner's code."""
    found: FrameType | None = None
    for frame in _frames(coroutine):
        code = frame.f_code
        if id(code) in lines.bases:
            found = None
        elif code is _WAIT_FOR:
            # It only adds a timeout: what it waits for is in the frames below it.
            pass
        elif found is None and (code.co_filename.startswith(_ASYNCIO) or code is _LABELLED):
            found = frame
    return found


def _frames(awaitable: Any) -> list[FrameType]:
    """The suspended frames of a coroutine, outermost first."""
    frames: list[FrameType | None] = []
    for _ in range(_CHAIN_LIMIT):
        if isinstance(awaitable, CoroutineType):
            frames.append(awaitable.cr_frame)
            awaitable = awaitable.cr_await
        elif isinstance(awaitable, GeneratorType):
            frames.append(awaitable.gi_frame)
            awaitable = awaitable.gi_yieldfrom
        elif isinstance(awaitable, AsyncGeneratorType):
            frames.append(awaitable.ag_frame)
            awaitable = awaitable.ag_await
        elif type(awaitable).__name__ in _WRAPPERS:
            awaitable = _wrapped(awaitable)
        else:
            break
    return [frame for frame in frames if frame is not None]


# C objects that stand between a frame and the one it awaits, and that have no attribute for it.
_WRAPPERS: Final = {"coroutine_wrapper", "async_generator_asend", "async_generator_athrow", "anext_awaitable"}


def _wrapped(wrapper: Any) -> Any:
    for referent in gc.get_referents(wrapper):
        is_awaitable = isinstance(referent, CoroutineType | GeneratorType | AsyncGeneratorType)
        if is_awaitable or type(referent).__name__ in _WRAPPERS:
            return referent
    return None


def _on_resource(kind: str, phrase: str) -> Callable[[FrameType, Any], Fields]:
    def describe(frame: FrameType, _future: Any) -> Fields:
        resource = resources.resource(frame.f_locals["self"])
        return _plain(kind, f"{phrase} {resource.label}".strip(), resource.number)

    return describe


def _condition(frame: FrameType, future: Any) -> Fields:
    condition = resources.resource(frame.f_locals["self"])
    if future in frame.f_locals["self"]._waiters:
        return _plain("condition", condition.label, condition.number)
    # It has been notified and needs the lock, which others may still have.
    return _plain("acquire", f"the lock of {condition.label}", condition.number)


def _on_stream(what: str) -> Callable[[FrameType, Any], Fields]:
    def describe(frame: FrameType, future: Any) -> Fields:
        peer = network_names.called(frame.f_locals["self"]._transport.get_extra_info("peername"))
        return _plain("stream", f"{what} {peer}", futures.number(future))

    return describe


def _connection(frame: FrameType, future: Any) -> Fields:
    variables = frame.f_locals
    peer = f"{variables['host']}:{variables['port']}"
    return _plain("stream", f"a connection to {peer}", futures.number(future))


def _on_socket(what: str) -> Callable[[FrameType, Any], Fields]:
    return lambda _frame, future: _plain("stream", what, futures.number(future))


def _clients(frame: FrameType, future: Any) -> Fields:
    server = frame.f_locals["self"]
    where = ", ".join(network_names.called(sock.getsockname()) for sock in server.sockets)
    return _plain("stream", f"clients at {where}", futures.number(future))


def _labelled(frame: FrameType, future: Any) -> Fields:
    return _plain("stream", frame.f_locals["label"], futures.number(future))


def _sleep(frame: FrameType, _future: Any) -> Fields:
    """Only for tasks that are asked later: those that begin to sleep are recognised by their future."""
    return _plain("sleep", f"sleep {frame.f_locals['delay']:g} s", 0)


def _wait(frame: FrameType, _future: Any) -> Fields:
    awaited = frame.f_locals.get("fs", ())
    label = _WAITS_FOR.get(frame.f_locals.get("return_when", ""), "all of {}").format(len(awaited))
    return _many("wait", label, _by_number(awaited))


_WAITS_FOR: Final = {
    asyncio.FIRST_COMPLETED: "the first of {}",
    asyncio.FIRST_EXCEPTION: "all of {} or the first error",
}


def _task_group(frame: FrameType, _future: Any) -> Fields:
    group = frame.f_locals["self"]
    left = len(group._tasks)
    label = "the last task of its group" if left == 1 else f"the {left} tasks of its group"
    return _many("taskgroup", label, _by_number(group._tasks))


def _as_completed(frame: FrameType, _future: Any) -> Fields:
    todo = frame.f_locals["self"]._todo
    return _many("as-completed", f"the next of {len(todo)} to finish", _by_number(todo))


def _by_number(tasks: Any) -> list[Any]:
    """Sets of tasks have an order that depends on addresses; a trace must not."""
    return sorted(tasks, key=futures.number)


_BY_FUNCTION: Final[dict[str, Callable[[FrameType, Any], Fields]]] = {
    "Lock.acquire": _on_resource("acquire", ""),
    "_ContextManagerMixin.__aenter__": _on_resource("acquire", ""),
    "Semaphore.acquire": _on_resource("acquire", ""),
    "Event.wait": _on_resource("event", ""),
    "Condition.wait": _condition,
    "Condition.wait_for": _condition,
    "Barrier.wait": _on_resource("barrier", ""),
    "Barrier.__aenter__": _on_resource("barrier", ""),
    "Queue.get": _on_resource("queue-get", "an item in"),
    "Queue.put": _on_resource("queue-put", "room in"),
    "Queue.join": _on_resource("queue-join", "all items done in"),
    "sleep": _sleep,
    "wait": _wait,
    "_wait": _wait,
    "TaskGroup.__aexit__": _task_group,
    "_AsCompletedIterator._wait_for_one": _as_completed,
    "_AsCompletedIterator.__anext__": _as_completed,
    "StreamReader.read": _on_stream("bytes from"),
    "StreamReader.readline": _on_stream("a line from"),
    "StreamReader.readuntil": _on_stream("bytes from"),
    "StreamReader.readexactly": _on_stream("bytes from"),
    "StreamReader.__anext__": _on_stream("a line from"),
    "StreamWriter.drain": _on_stream("room to write to"),
    "StreamWriter.wait_closed": _on_stream("the end of the connection to"),
    "open_connection": _connection,
    "BaseEventLoop.create_connection": _connection,
    "start_server": _on_socket("its server to start"),
    "BaseEventLoop.create_server": _on_socket("its server to start"),
    "Server.serve_forever": _clients,
    "AbstractServer.__aexit__": _on_socket("the server's connections to end"),
    "Server.wait_closed": _on_socket("the server's connections to end"),
    "BaseSelectorEventLoop.sock_recv": _on_socket("bytes"),
    "BaseSelectorEventLoop.sock_recv_into": _on_socket("bytes"),
    "BaseSelectorEventLoop.sock_sendall": _on_socket("room to write"),
    "BaseSelectorEventLoop.sock_accept": _on_socket("a client"),
    "BaseSelectorEventLoop.sock_connect": _on_socket("a connection"),
    "labelled": _labelled,
    "BaseEventLoop.shutdown_default_executor": lambda _frame, future: _plain(
        "other", "the worker threads to end", futures.number(future)
    ),
}

"""Nothing is ready and no timer is pending: who waits for whom."""

import asyncio
import json
from typing import Any, Final, NoReturn

from . import host, strands, wire
from .codes import DEADLOCK_FOUND, PLACE_LINE_BITS

EXIT_CODE: Final = 123
"""What a deadlocked program ends with: natively it would hang for ever."""


def end_program() -> NoReturn:
    """Reports the deadlock and ends the program."""
    from . import complaints, streams

    streams.flush()
    waits = [*_waiting_tasks(), *_waiting_threads()]
    if _is_idle_server(waits):
        complaints.note(
            "The server waits for clients, and nobody outside of this program can reach it: the run ends here. "
            "Let a client connect in the same program."
        )
        wire.flush()
        host.finish(0, "finished", "")
        raise SystemExit(0)
    if any(loop._signals for loop in _running_loops()):
        complaints.note(
            "No signal reaches a program in async-tutor's sandbox, not even Ctrl-C. Let it end by itself, "
            "for example with loop.call_later()."
        )
    wire.emit((DEADLOCK_FOUND, wire.once(json.dumps(waits))))
    wire.flush()
    host.finish(EXIT_CODE, "deadlock", "nothing can run any more: everybody waits")
    raise SystemExit(EXIT_CODE)


def _is_idle_server(waits: list[dict[str, Any]]) -> bool:
    """Whether everybody waits for clients, or for those who wait for clients."""
    labels = [str(wait["label"]) for wait in waits]
    return any(label.startswith("clients at") for label in labels) and all(
        label.startswith(("clients at", "task ", "gather ", "all of ", "the ")) for label in labels
    )


def _running_loops() -> list[Any]:
    from .loop import loops

    return [loop for loop in loops if loop.is_running()]


def _waiting_tasks() -> list[dict[str, Any]]:
    from . import futures

    pending = [task for loop in _running_loops() for task in asyncio.all_tasks(loop) if task._fut_waiter is not None]
    return [_describe_task(task) for task in sorted(pending, key=futures.number)]


def _describe_task(task: Any) -> dict[str, Any]:
    from . import futures, labels, resources

    label, reference = labels.explain(task)
    holder = resources.holders.get(reference) if label.startswith(("lock", "semaphore")) else None
    return {
        "thread": task.get_loop()._thread_id or strands.MAIN,
        "task": futures.number(task),
        "name": task.get_name(),
        "label": label,
        **({"holder": holder} if holder else {}),
        "where": _place(labels.user_place(task.get_coro())),
    }


def _waiting_threads() -> list[dict[str, Any]]:
    return [
        {
            "thread": strand,
            **_who_waits(strand),
            "label": label,
            **({"holder": strands.names.get(owner, "a thread that has ended")} if owner else {}),
            "where": _place(0),
        }
        for strand, (label, owner) in sorted(strands.waits.items())
        if label not in (strands.LOOP_LABEL, "work")
    ]


def _who_waits(strand: int) -> dict[str, Any]:
    """The task whose step a thread is in, which keeps its whole loop waiting, or the thread itself."""
    from . import futures
    from .loop import loops

    for loop in loops:
        if loop._thread_id == strand and isinstance(loop._running, asyncio.Task):
            return {"task": futures.number(loop._running), "name": loop._running.get_name()}
    return {"task": 0, "name": strands.names.get(strand, f"thread {strand}")}


def _place(packed: int) -> dict[str, int]:
    return {"source": packed >> PLACE_LINE_BITS, "line": packed & ((1 << PLACE_LINE_BITS) - 1)}

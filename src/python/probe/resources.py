"""Observers of locks, events, conditions, semaphores, barriers and queues, of asyncio and of threading."""

import asyncio
import queue
import threading
import weakref
from collections.abc import Callable
from types import FrameType
from typing import Any, Final, NamedTuple

from . import lines, locks, names, stdlib, wire
from .codes import LAST_PLACE, RESOURCE_ACTIONS, RESOURCE_CREATED, RESOURCE_TYPES, RESOURCE_USED


class Resource(NamedTuple):
    """A lock, event, condition, semaphore, barrier or queue that the learner can see."""

    number: int
    label: str


def install() -> None:
    """Observes them; before the snapshot."""
    names.resource_of = _resource_of
    for resource_type, cls in _RESOURCE_CLASSES:
        stdlib.at_return(cls.__init__, _resource_made(resource_type))
    for function, action, level in _USES:
        stdlib.at_return(function, _resource_used(RESOURCE_ACTIONS.index(action), level))
    for function, action, level in _WAKING_USES:
        stdlib.at_start(function, _resource_about_to_be_used(RESOURCE_ACTIONS.index(action), level))


_resources: dict[int, tuple[Resource, Any]] = {}

_RESOURCE_CLASSES: Final = (
    ("lock", asyncio.Lock),
    ("event", asyncio.Event),
    ("condition", asyncio.Condition),
    ("semaphore", asyncio.Semaphore),
    ("barrier", asyncio.Barrier),
    ("queue", asyncio.Queue),
    ("event", threading.Event),
    ("condition", threading.Condition),
    ("semaphore", threading.Semaphore),
    ("barrier", threading.Barrier),
    ("queue", queue.Queue),
)


def _resource_made(resource_type: str) -> stdlib.OnReturn:
    def made(frame: FrameType, _value: Any) -> None:
        caller = frame.f_back
        if caller is not None and id(caller.f_code) in lines.bases:
            _register(frame.f_locals["self"], resource_type, names.assigned_name(caller), names.place_of(caller))

    return made


def resource(subject: Any) -> Resource:
    """The number and label of a resource; reports it when it is seen for the first time."""
    known = _resources.get(id(subject))
    if known is not None:
        return known[0]
    resource_type = next((word for word, cls in _RESOURCE_CLASSES if isinstance(subject, cls)), "lock")
    return _register(subject, resource_type, "", LAST_PLACE)


def _resource_of(subject: Any) -> tuple[int, str]:
    known = _resources.get(id(subject))
    return known[0] if known is not None else (0, "")


def _register(subject: Any, resource_type: str, name: str, place: int) -> Resource:
    label = _unique(resource_type if name in ("", resource_type) else f"{resource_type} {name}")
    found = Resource(next(locks.resource_numbers), label)
    key = id(subject)
    _resources[key] = (found, weakref.ref(subject, lambda _, key=key: _resources.pop(key, None)))
    wire.emit((RESOURCE_CREATED, found.number, RESOURCE_TYPES.index(resource_type), wire.text(label), place))
    return found


_labels: dict[str, int] = {}


def _unique(label: str) -> str:
    """Several locks of one name, made by a loop or a comprehension, are told apart by numbers."""
    _labels[label] = _labels.get(label, 0) + 1
    return label if _labels[label] == 1 else f"{label} #{_labels[label]}"


holders: dict[int, str] = {}
"""The name of the task that acquired a lock of asyncio last, by the number of the lock."""


def _resource_used(action: int, level: Callable[[Any], int]) -> stdlib.OnReturn:
    def used(frame: FrameType, value: Any) -> None:
        subject = frame.f_locals["self"]
        known = _resources.get(id(subject))
        if known is None or value is False:
            return
        if isinstance(subject, asyncio.Lock) and (task := asyncio.current_task()) is not None:
            holders[known[0].number] = task.get_name()
        wire.emit((RESOURCE_USED, known[0].number, action, level(subject)))

    return used


def _resource_about_to_be_used(action: int, level: Callable[[Any], int | None]) -> stdlib.OnStart:
    def starts(frame: FrameType) -> None:
        subject = frame.f_locals["self"]
        known = _resources.get(id(subject))
        if known is None or (reached := level(subject)) is None:
            return
        if isinstance(subject, asyncio.Lock):
            holders.pop(known[0].number, None)
        wire.emit((RESOURCE_USED, known[0].number, action, reached))

    return starts


def _after_release(semaphore: Any) -> int:
    """A place that somebody waits for goes to him at once."""
    is_wanted = any(not waiter.done() for waiter in semaphore._waiters or ())
    return int(semaphore._value) + (not is_wanted)


_WAKING_USES: Final[tuple[tuple[Any, str, Callable[[Any], int | None]], ...]] = (
    (asyncio.Lock.release, "released", lambda lock: 0 if lock._locked else None),
    (asyncio.Semaphore.release, "released", _after_release),
    (asyncio.Event.set, "set", lambda event: 1),
    (asyncio.Condition.notify, "notified", lambda condition: len(condition._waiters) if condition.locked() else None),
    (asyncio.Queue.put_nowait, "put", lambda items: None if items.full() or items._is_shutdown else items.qsize() + 1),
    (asyncio.Queue.get_nowait, "got", lambda items: items.qsize() - 1 if items.qsize() else None),
)
"""What wakes those who wait: reported when it starts, so that the cause comes before its effect. The level is what it
will be; None says that the call is going to fail."""

_USES: Final[tuple[tuple[Any, str, Callable[[Any], int]], ...]] = (
    (asyncio.Lock.acquire, "acquired", lambda lock: 1),
    (asyncio.Semaphore.acquire, "acquired", lambda semaphore: semaphore._value),
    (asyncio.Event.clear, "cleared", lambda event: 0),
    (threading.Event.set, "set", lambda event: 1),
    (threading.Event.clear, "cleared", lambda event: 0),
    (threading.Semaphore.acquire, "acquired", lambda semaphore: semaphore._value),
    (threading.Semaphore.release, "released", lambda semaphore: semaphore._value),
    (queue.Queue.put, "put", lambda items: items._qsize()),
    (queue.Queue.get, "got", lambda items: items._qsize()),
)

"""The numbers of the wire. The same table as src/python/wire/codes.ts; a test compares the two."""

from typing import Final

TASK_CREATED: Final = 10
TASK_WOKEN: Final = 11
STEP_STARTED: Final = 12
SUSPENDED_SLEEP: Final = 13
SUSPENDED_TURN: Final = 14
SUSPENDED: Final = 15
TASK_FINISHED: Final = 16
CANCEL_REQUESTED: Final = 17
STEP_RESUMED: Final = 18
FUTURE_CREATED: Final = 20
FUTURE_FINISHED: Final = 21
CALLBACK_SCHEDULED: Final = 25
CALLBACK_STARTED: Final = 26
CALLBACK_FINISHED: Final = 27
TIMER_SET: Final = 30
TIMER_FIRED: Final = 31
TIMER_CANCELLED: Final = 32
LOOP_STARTED: Final = 40
LOOP_ITERATED: Final = 41
LOOP_STOPPED: Final = 42
LOOP_BLOCKED: Final = 43
THREAD_CREATED: Final = 50
THREAD_BLOCKED: Final = 51
THREAD_ENDED: Final = 52
POOL_CREATED: Final = 60
WORK_QUEUED: Final = 61
WORK_STARTED: Final = 62
WORK_FINISHED: Final = 63
RESOURCE_CREATED: Final = 70
RESOURCE_USED: Final = 71
LINE_REACHED: Final = 80
OUTPUT_WRITTEN: Final = 81
INPUT_REQUESTED: Final = 82
INPUT_RECEIVED: Final = 83
LINE_RESUMED: Final = 84
WARNING_RAISED: Final = 90
EXCEPTION_UNCAUGHT: Final = 91
DEADLOCK_FOUND: Final = 92
LIMIT_REACHED: Final = 93
EVENTS_OMITTED: Final = 94
SOURCE_LOADED: Final = 95
PROGRAM_STARTED: Final = 96
SIMULATION_USED: Final = 97

WAKE_CAUSES: Final = ("created", "future", "turn", "cancelled")
WAIT_KINDS: Final = (
    "sleep",
    "turn",
    "task",
    "future",
    "gather",
    "wait",
    "as-completed",
    "taskgroup",
    "acquire",
    "event",
    "condition",
    "barrier",
    "queue-get",
    "queue-put",
    "queue-join",
    "executor",
    "stream",
    "other",
)
THREAD_WAIT_KINDS: Final = ("sleep", "loop", "lock", "join", "work", "input", "other")
OUTCOME_KINDS: Final = ("result", "exception", "cancelled")
TIMER_PURPOSES: Final = ("sleep", "timeout", "callback")
POOL_TYPES: Final = ("threads", "processes")
RESOURCE_TYPES: Final = (
    "lock",
    "rlock",
    "event",
    "condition",
    "semaphore",
    "barrier",
    "queue",
    "simple-queue",
    "stream",
)
RESOURCE_ACTIONS: Final = ("acquired", "released", "put", "got", "set", "cleared", "notified")
SIMULATION_TYPES: Final = ("network", "http", "files", "database")
STREAMS: Final = ("stdout", "stderr")
WARNING_TYPES: Final = (
    "never-awaited",
    "never-retrieved",
    "destroyed-pending",
    "slow-callback",
    "python-warning",
    "engine-note",
)
LIMIT_NAMES: Final = (
    "events",
    "virtual-time",
    "wall-time",
    "output",
    "tasks",
    "threads",
    "memory",
    "stack",
    "response",
)

LAST_PLACE: Final = -1
PLACE_LINE_BITS: Final = 20
TIME_LOW_BITS: Final = 31
TIME_LOW_MASK: Final = (1 << TIME_LOW_BITS) - 1
NO_TIME: Final = -1

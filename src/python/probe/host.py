"""The functions that the host (JavaScript) lends us. They are bound after the snapshot is restored.

Calling one costs about a microsecond, so they are called when a strand parks or a batch of events is full, not per
event. The first three arguments of those that move the world are a block of events: its address, its length in
32-bit integers, and new strings as JSON (empty: none).
"""

from typing import Any


def _unbound(*_: Any) -> Any:
    raise RuntimeError("the host is not attached")


ship: Any = _unbound
"""ship(address, length, strings): hands a block of events over."""

deliver: Any = _unbound
"""deliver(): lets nothing that was shipped wait any longer."""

park: Any = _unbound
"""park(address, length, strings, deadline_ns or -1, queue) -> the strand that runs next, 0 for nobody."""

give_way: Any = _unbound
"""give_way(address, length, strings) -> the strand that runs next."""

spend: Any = _unbound
"""spend(address, length, strings, ns) -> the strand that runs next. Lets CPU time pass."""

end: Any = _unbound
"""end(address, length, strings) -> the strand that runs next, when the stack of this one, which is over, is gone."""

spawn: Any = _unbound
"""spawn(process) -> the number of a new strand, 0 when there are too many."""

wake: Any = _unbound
"""wake(strand) -> whether it was parked."""

hasten: Any = _unbound
"""hasten(strand, deadline_ns): a parked strand waits until then at the latest."""

hand_off: Any = _unbound
"""hand_off(queue) -> the strand that had waited longest in the queue, 0 for none."""

timed_out: Any = _unbound
"""timed_out() -> whether the current strand's park ended by its deadline."""

read_input: Any = _unbound
"""read_input(prompt) -> text, or None at the end of the input."""

finish: Any = _unbound
"""finish(exit_code, cause, message): ends the child process. Does not return."""

baton: Any = None
"""A thenable whose `then` suspends the current stack and resumes the strand that park, give_way or spend has named."""


def attach(functions: Any) -> None:
    """Binds every function above to the host's of the same name."""
    names = ("ship", "deliver", "park", "give_way", "spend", "end", "spawn", "wake", "hasten", "hand_off", "timed_out")
    for name in (*names, "read_input", "finish", "baton"):
        globals()[name] = getattr(functions, name)

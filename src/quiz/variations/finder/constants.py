"""The constants that can vary without changing what a program is about."""

import ast
from collections.abc import Iterator
from typing import Any, Final

from flow import Flow
from program_tree import ProgramTree
from prose import Prose
from source_text import SourceText, shown_range

_SLEEPS: Final = {"asyncio.sleep", "time.sleep", "trio.sleep", "anyio.sleep"}
_TIMERS: Final = {"call_later", "Timer"}
_TIMEOUTS: Final = {"asyncio.timeout", "async_timeout.timeout"}
_SIZES: Final = {
    "Semaphore": "value",
    "BoundedSemaphore": "value",
    "ThreadPoolExecutor": "max_workers",
    "ProcessPoolExecutor": "max_workers",
    "Queue": "maxsize",
    "LifoQueue": "maxsize",
    "PriorityQueue": "maxsize",
}
_LARGEST_COUNT: Final = 200
"""More turns than anybody follows; they are there to compute."""


def constant_sites(tree: ast.Module, text: SourceText) -> Iterator[dict[str, Any]]:
    """The sites of the constants, in the order of the program."""
    program = ProgramTree(tree)
    flow = Flow(program)
    roles: dict[ast.Constant, set[str]] = {}
    for node in program.nodes:
        if isinstance(node, ast.Call):
            for role, argument in _uses(node, program):
                for constant in flow.constants(argument):
                    roles.setdefault(constant, set()).add(role)
    prose = Prose(tree, text.source)
    for constant in sorted(roles, key=lambda node: (node.lineno, node.col_offset)):
        only = _only_role(roles[constant])
        if only is not None and _may_vary(constant, only, (program, prose)):
            yield _site(constant, only, (program, text, prose))


def _uses(call: ast.Call, program: ProgramTree) -> Iterator[tuple[str, ast.expr]]:
    """The arguments of a call whose value is a delay, a timeout, a count or a size."""
    full = program.called(call)
    last = full.rpartition(".")[2]
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if "timeout" in given:
        yield "timeout", given["timeout"]
    elif full == "asyncio.wait_for" and len(call.args) > 1:
        yield "timeout", call.args[1]
    if last in _SIZES:
        size = given.get(_SIZES[last], call.args[0] if call.args else None)
        if size is not None:
            yield "size", size
    if not call.args or isinstance(call.args[0], ast.Starred):
        if full in _SLEEPS and "delay" in given:
            yield "delay", given["delay"]
        return
    if full in _SLEEPS or last in _TIMERS:
        yield "delay", call.args[0]
    elif full in _TIMEOUTS:
        yield "timeout", call.args[0]
    elif full == "range" and (len(call.args) == 1 or isinstance(call.args[0], ast.Constant)):
        yield "count", call.args[min(1, len(call.args) - 1)]


def _only_role(roles: set[str]) -> str | None:
    """What a constant is for. One that is waited for and also limits a wait is a timeout; others have one purpose."""
    if roles == {"delay", "timeout"}:
        return "timeout"
    return next(iter(roles)) if len(roles) == 1 else None


def _may_vary(constant: ast.Constant, role: str, around: tuple[ProgramTree, Prose]) -> bool:
    program, prose = around
    value = constant.value
    if not isinstance(value, int | float) or value <= 0:
        return False
    if role in ("delay", "timeout"):
        return not prose.names_number(value) and not prose.speaks_of_times
    smallest = 2 if role == "count" else 1
    turns = value - _first(constant, program)
    is_small = isinstance(value, int) and smallest <= turns <= _LARGEST_COUNT
    return is_small and not prose.names_count(value) and not prose.names_count(turns)


def _first(constant: ast.Constant, program: ProgramTree) -> int:
    """Where the `range` begins that ends at a constant."""
    match program.parent(constant):
        case ast.Call(args=[ast.Constant(value=int() as first), end, *_]) if end is constant:
            return first
    return 0


def _site(constant: ast.Constant, role: str, around: tuple[ProgramTree, SourceText, Prose]) -> dict[str, Any]:
    program, text, prose = around
    shown = shown_range(text, program.statement(constant))
    return {
        "kind": "constant",
        "role": role,
        "line": constant.lineno,
        "start": text.utf16(text.start(constant)),
        "end": text.utf16(text.end(constant)),
        "value": constant.value,
        "first": _first(constant, program),
        "ordered": prose.compares_times,
        "shown": [text.utf16(offset) for offset in shown],
    }

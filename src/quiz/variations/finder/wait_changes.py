"""Changes of how one thing is waited for: `await`, sleeping, threads."""

import ast
from collections.abc import Iterator
from typing import Final

from change import CREATE_TASK, GATHER, Change, Finder
from source_text import Edit

_WAITING_METHODS: Final = {"get", "put", "acquire", "join", "wait"}
_NOT_FORGOTTEN: Final = {"asyncio.to_thread", "asyncio.open_connection", "asyncio.start_server"}
"""What is no mistake that somebody makes, or ends in an error at once."""


def _await_removed(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`await f()` to `f()`, where the value goes nowhere or into a name."""
    if not isinstance(node, ast.Await) or not isinstance(finder.program.parent(node), ast.Expr | ast.Assign):
        return
    called = finder.program.called(node.value)
    is_known = called.startswith("asyncio.") or called.rpartition(".")[2] in _WAITING_METHODS
    if called in _NOT_FORGOTTEN or not (is_known or finder.program.is_coroutine_call(node.value)):
        return
    idea = "run-waits-for-all" if called in (GATHER, *CREATE_TASK) else "calling-runs"
    removed = Edit(finder.text.start(node), finder.text.start(node.value), "")
    yield finder.change("await-removed", idea, node, removed)


def _task_not_awaited(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`await task` to `pass`, for a task made in the same function."""
    match node:
        case ast.Expr(value=ast.Await(value=ast.Name(id=name))) if _makes_task(node, name, finder):
            yield finder.change("task-not-awaited", "run-waits-for-all", node, "pass")


def _makes_task(node: ast.AST, name: str, finder: Finder) -> bool:
    function = finder.program.function(node)
    return function is not None and any(
        isinstance(part, ast.Assign)
        and finder.program.called(part.value) in CREATE_TASK
        and isinstance(part.targets[0], ast.Name)
        and part.targets[0].id == name
        for part in ast.walk(function)
    )


def _sleep_blocks(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`await asyncio.sleep(s)` to `time.sleep(s)`."""
    match node:
        case ast.Await(value=ast.Call(args=[seconds], keywords=[]) as call) if (
            finder.program.called(call) == "asyncio.sleep"
        ):
            if isinstance(seconds, ast.Constant) and seconds.value == 0:
                return
            name = finder.program.name_of("time.sleep")
            imported = () if name else _import_of_time(finder)
            if imported is not None:
                edit = Edit(finder.text.start(node), finder.text.end(call.func), name or "time.sleep")
                change = finder.change("time-sleep", "time-sleep-yields", node, edit)
                yield Change(change.name, change.idea, change.statement, (edit, *imported))


def _import_of_time(finder: Finder) -> tuple[Edit, ...] | None:
    """Lets `import asyncio` import time too. No line is added: the lines of both programs keep their numbers."""
    for node in finder.program.nodes:
        if isinstance(node, ast.Import) and [alias.name for alias in node.names] == ["asyncio"]:
            end = finder.text.end(node)
            return (Edit(end, end, ", time"),)
    return None


def _sleep_waits(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`time.sleep(s)` of a coroutine to `await asyncio.sleep(s)`."""
    if finder.program.called(node) != "time.sleep" or not finder.program.is_async(node):
        return
    assert isinstance(node, ast.Call)
    name = finder.program.name_of("asyncio.sleep")
    if name and finder.is_statement(node):
        edit = Edit(finder.text.start(node), finder.text.end(node.func), f"await {name}")
        yield finder.change("asyncio-sleep", "sleep-blocks-loop", node, edit)


def _turn_kept(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`await asyncio.sleep(0)` to `pass`."""
    match node:
        case ast.Expr(value=ast.Await(value=ast.Call(args=[ast.Constant(value=0)]) as call)) if (
            finder.program.called(call) == "asyncio.sleep"
        ):
            yield finder.change("turn-kept", "sleep-zero-is-nothing", node, "pass")


def _thread_removed(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`await asyncio.to_thread(f, x)` and `await loop.run_in_executor(pool, f, x)` to `f(x)`."""
    if not isinstance(node, ast.Await) or not isinstance(call := node.value, ast.Call):
        return
    called = finder.program.called(call)
    first = 0 if called == "asyncio.to_thread" else 1 if called.endswith(".run_in_executor") else None
    if first is None or len(call.args) <= first or isinstance(call.args[first], ast.Lambda | ast.Starred):
        return
    direct = f"{finder.text.of(call.args[first])}({finder.arguments(call, first + 1)})"
    yield finder.change("thread-removed", "loop-preempts", node, direct)


def _thread_added(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """A call of a function that sleeps, made by a coroutine, to `await asyncio.to_thread(f, x)`."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not finder.program.is_async(node):
        return
    name = finder.program.name_of("asyncio.to_thread")
    if name and any(_sleeps(function, finder) for function in finder.program.functions(node.func.id)):
        arguments = ", ".join(filter(None, [node.func.id, finder.arguments(node)]))
        yield finder.change("thread-added", "loop-preempts", node, f"await {name}({arguments})")


def _sleeps(function: ast.AST, finder: Finder) -> bool:
    return isinstance(function, ast.FunctionDef) and any(
        finder.program.called(part) == "time.sleep" for part in ast.walk(function)
    )


FINDERS: Final = (
    _await_removed,
    _task_not_awaited,
    _sleep_blocks,
    _sleep_waits,
    _turn_kept,
    _thread_removed,
    _thread_added,
)
"""Each looks at one node."""

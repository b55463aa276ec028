"""Changes of what happens side by side: gather, tasks, loops of awaits, task groups."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from change import CREATE_TASK, GATHER, Change, Finder
from source_text import Edit

Comprehension = ast.ListComp | ast.GeneratorExp


def _gather_to_sequence(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`await asyncio.gather(...)` to one await after another."""
    call = _gathered(node, finder)
    if call is None or call.keywords:
        return
    assert isinstance(node, ast.Await)
    match call.args:
        case [ast.Starred(value=ast.ListComp() | ast.GeneratorExp() as each)] if isinstance(each.elt, ast.Call):
            yield from _loop_instead(node, each, finder)
        case [_, _, *_] if all(isinstance(arg, ast.Call) for arg in call.args):
            waits = [f"await {finder.text.of(arg)}" for arg in call.args]
            parent = finder.program.parent(node)
            together = f"[{', '.join(waits)}]"
            if isinstance(parent, ast.Expr):
                together = f"\n{finder.text.indent(parent)}".join(waits)
            elif isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Tuple):
                together = ", ".join(waits)
            yield finder.change("gather-to-sequence", "await-starts-background", node, together)


def _gathered(node: ast.AST, finder: Finder) -> ast.Call | None:
    match node:
        case ast.Await(value=ast.Call() as call) if finder.program.called(call) == GATHER:
            return call
    return None


def _loop_instead(node: ast.Await, each: Comprehension, finder: Finder) -> Iterator[Change]:
    if any(isinstance(part, ast.Await) for part in ast.walk(each)):
        return
    part = finder.text.of(each.elt)
    source = finder.text.source[finder.text.end(each.elt) : finder.text.end(each) - 1].strip()
    loop = f"[await {part} {source}]"
    parent = finder.program.parent(node)
    [first, *more] = each.generators
    if isinstance(parent, ast.Expr) and not more and not first.ifs and not first.is_async:
        indent = finder.text.indent(parent)
        loop = f"{source}:\n{indent}    await {part}"
    yield finder.change("gather-to-loop", "await-in-loop-overlaps", node, loop)


def _loop_to_gather(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """A loop that awaits one call after another, or a list of such, to `gather`."""
    if not isinstance(node, ast.For | ast.ListComp) or (gather := finder.program.name_of(GATHER)) is None:
        return
    match node:
        case ast.For(body=[ast.Expr(value=value)], orelse=[]):
            head = f"for {finder.text.of(node.target)} in {finder.text.of(node.iter)}"
            match value:
                case ast.Await(value=ast.Call() as call):
                    together = f"await {gather}(*[{finder.text.of(call)} {head}])"
                case ast.Call(
                    func=ast.Attribute(value=found, attr="append"), args=[ast.Await(value=ast.Call() as call)]
                ):
                    many = f"await {gather}(*[{finder.text.of(call)} {head}])"
                    together = f"{finder.text.of(found)}.extend({many})"
                case _:
                    return
            yield finder.change("loop-to-gather", "await-in-loop-overlaps", node, together)
        case ast.ListComp(elt=ast.Await(value=ast.Call() as call), generators=[_]):
            source = finder.text.source[finder.text.end(node.elt) : finder.text.end(node) - 1].strip()
            together = f"await {gather}(*[{finder.text.of(call)} {source}])"
            yield finder.change("loop-to-gather", "await-in-loop-overlaps", node, together)


def _sequence_to_gather(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`await f()` and `await g()` in a row to `await asyncio.gather(f(), g())`."""
    body = getattr(node, "body", None)
    if not isinstance(body, list) or (gather := finder.program.name_of(GATHER)) is None:
        return
    for first, second in pairwise(body):
        match first, second:
            case ast.Expr(value=ast.Await(value=ast.Call() as one)), ast.Expr(value=ast.Await(value=ast.Call() as two)):
                if not all(finder.program.is_coroutine_call(call) for call in (one, two)):
                    continue
                together = f"await {gather}({finder.text.of(one)}, {finder.text.of(two)})"
                edit = Edit(finder.text.start(first), finder.text.end(second), together)
                yield finder.change("sequence-to-gather", "await-starts-background", first, edit)


def _task_to_coroutine(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`t = asyncio.create_task(f())`, awaited later, to `t = f()`."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(args=[ast.Call() as coroutine]) as call) if (
            finder.program.called(call) in CREATE_TASK and _is_awaited(node, name, finder)
        ):
            yield finder.change("task-to-coroutine", "coroutine-is-task", call, finder.text.of(coroutine))


def _is_awaited(node: ast.AST, name: str, finder: Finder) -> bool:
    function = finder.program.function(node)
    return function is not None and any(
        isinstance(part, ast.Await) and isinstance(part.value, ast.Name) and part.value.id == name
        for part in ast.walk(function)
    )


def _task_and_await(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`asyncio.create_task(f())` to `await f()`, and `await f()` to `asyncio.create_task(f())`."""
    match node:
        case ast.Expr(value=ast.Call(args=[ast.Call() as coroutine]) as call):
            if finder.program.called(call) in CREATE_TASK and finder.program.is_async(node):
                awaited = f"await {finder.text.of(coroutine)}"
                yield finder.change("task-to-await", "await-starts-background", call, awaited)
        case ast.Expr(value=ast.Await(value=ast.Call() as coroutine)):
            create_task = finder.program.name_of("asyncio.create_task")
            if create_task and finder.program.is_coroutine_call(coroutine):
                task = f"{create_task}({finder.text.of(coroutine)})"
                yield finder.change("await-to-task", "await-starts-background", node, task)


def _exceptions_returned(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`return_exceptions=True` added to a gather, or removed from it."""
    call = _gathered(node, finder)
    if call is None or not call.args:
        return
    assert isinstance(node, ast.Await)
    before = finder.text.end(call.args[-1])
    match call.keywords:
        case [ast.keyword(arg="return_exceptions", value=ast.Constant(value=True)) as keyword]:
            edit = Edit(before, finder.text.end(keyword), "")
            yield finder.change("exceptions-raised", "gather-is-settled", node, edit)
        case [] if finder.raises():
            edit = Edit(before, before, ", return_exceptions=True")
            yield finder.change("exceptions-returned", "gather-is-settled", node, edit)


def _group_to_gather(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """A task group that only starts tasks, to `gather`; worth a question where something is raised."""
    match node:
        case ast.AsyncWith(items=[ast.withitem(context_expr=group, optional_vars=ast.Name(id=name))], body=body) if (
            (gather := finder.program.name_of(GATHER))
            and finder.program.called(group) == "asyncio.TaskGroup"
            and finder.raises()
        ):
            started = [_started(part, name) for part in body]
            if len(started) > 1 and all(started):
                calls = ", ".join(finder.text.of(call) for call in started if call)
                yield finder.change("group-to-gather", "gather-cancels-siblings", node, f"await {gather}({calls})")


def _started(statement: ast.stmt, group: str) -> ast.Call | None:
    match statement:
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(value=ast.Name(id=name), attr="create_task"),
                args=[ast.Call() as call],
                keywords=[],
            )
        ) if name == group:
            return call
    return None


def _gather_to_group(node: ast.AST, finder: Finder) -> Iterator[Change]:
    """`await asyncio.gather(f(), g())` to a task group; worth a question where something is raised."""
    match node:
        case ast.Expr(value=ast.Await() as waiting) if finder.raises():
            group = finder.program.name_of("asyncio.TaskGroup")
            call = _gathered(waiting, finder)
            if not group or call is None or call.keywords or not all(isinstance(arg, ast.Call) for arg in call.args):
                return
            indent = finder.text.indent(node)
            tasks = [f"\n{indent}    group.create_task({finder.text.of(arg)})" for arg in call.args]
            text = f"async with {group}() as group:{''.join(tasks)}"
            yield finder.change("gather-to-group", "taskgroup-lets-siblings-run", node, text)


FINDERS: Final = (
    _gather_to_sequence,
    _loop_to_gather,
    _sequence_to_gather,
    _task_to_coroutine,
    _task_and_await,
    _exceptions_returned,
    _group_to_gather,
    _gather_to_group,
)
"""Each looks at one node."""

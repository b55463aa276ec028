"""With what the functions and classes of a program are called: directly, or by threads, callbacks and `map`."""

import ast
from collections.abc import Callable, Iterator
from typing import Final

from program_tree import Function, ProgramTree

_CALLERS: Final = {
    "to_thread": 1,
    "submit": 1,
    "call_soon": 1,
    "call_soon_threadsafe": 1,
    "partial": 1,
    "run_in_executor": 2,
    "call_later": 2,
    "call_at": 2,
}
"""Functions that call one of their arguments with those after it, and which one, from 1."""


class Calls:
    """The calls of a program. `elements` says what a loop over an expression gives."""

    def __init__(self, tree: ProgramTree, elements: Callable[[ast.expr], Iterator[ast.expr]]) -> None:
        self._tree = tree
        self._elements = elements
        self._all = [node for node in tree.nodes if isinstance(node, ast.Call)]

    def arguments(self, function: Function, name: str) -> Iterator[ast.expr]:
        """What the calls of a function give for a parameter, and its default."""
        positional = [*function.args.posonlyargs, *function.args.args]
        names = [arg.arg for arg in positional]
        is_method = isinstance(self._tree.parent(function), ast.ClassDef) and names[:1] in (["self"], ["cls"])
        index = names.index(name) - is_method if name in names else -1
        called = function.name
        if called == "__init__" and isinstance(owner := self._tree.parent(function), ast.ClassDef):
            called = owner.name
        yield from self._given(called, index, name)
        defaults = dict(zip(reversed(names), reversed(function.args.defaults), strict=False))
        keyword_only = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
        defaults |= {arg.arg: default for arg, default in keyword_only if default is not None}
        if name in defaults:
            yield defaults[name]

    def _given(self, called: str, index: int, name: str) -> Iterator[ast.expr]:
        for node in self._all:
            yield from self._from_map(node, called, index)
            args = _arguments_for(node, called)
            if args is None:
                continue
            if 0 <= index < len(args) and not any(isinstance(arg, ast.Starred) for arg in args[: index + 1]):
                yield args[index]
            yield from (keyword.value for keyword in node.keywords if keyword.arg == name)

    def _from_map(self, call: ast.Call, called: str, index: int) -> Iterator[ast.expr]:
        if _last_name(call.func) == "map" and len(call.args) > index + 1 > 0 and _last_name(call.args[0]) == called:
            yield from self._elements(call.args[index + 1])

    def fields(self, name: str) -> Iterator[ast.expr]:
        """What is given for a field of a class that only lists its fields (a dataclass, a named tuple)."""
        for node in self._tree.nodes:
            if isinstance(node, ast.ClassDef):
                listed = [part for part in node.body if isinstance(part, ast.AnnAssign)]
                names = [field.target.id for field in listed if isinstance(field.target, ast.Name)]
                if name in names:
                    yield from self._given(node.name, names.index(name), name)


def parameters(function: Function) -> set[str]:
    """The names of a function's parameters, without `*args` and `**kwargs`."""
    args = function.args
    return {arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs)}


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _arguments_for(call: ast.Call, called: str) -> list[ast.expr] | None:
    """The arguments with which a call calls a function, itself or by way of `to_thread` and the like."""
    name = _last_name(call.func)
    if name == called:
        return call.args
    before = _CALLERS.get(name)
    if before is not None and len(call.args) >= before and _last_name(call.args[before - 1]) == called:
        return call.args[before:]
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if name in ("Thread", "Timer") and "target" in given and _last_name(given["target"]) == called:
        args = given.get("args")
        return args.elts if isinstance(args, ast.Tuple | ast.List) else []
    return None

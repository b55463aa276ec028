"""Which constants of a program end up in an expression: through names, parameters, loops, attributes and tables."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from calls import Calls, parameters
from program_tree import SCOPES, ProgramTree

_SAME_ELEMENTS: Final = {"sorted", "reversed", "list", "tuple", "set", "iter"}


@dataclass(frozen=True)
class _Binding:
    """What a name is bound to: an expression, or what stands at a path in each element of one."""

    value: ast.expr
    is_element: bool
    path: tuple[int, ...]


class Flow:
    """Follows values backwards through a program. It guesses where it must; a wrong guess costs a variation."""

    def __init__(self, tree: ProgramTree) -> None:
        self._tree = tree
        self._calls = Calls(tree, self._elements)
        self._bindings: dict[tuple[ast.AST | None, str], list[_Binding]] = {}
        self._attributes: dict[str, list[ast.expr]] = {}
        self._visited: set[int] = set()
        for node in tree.nodes:
            self._note(node)

    def constants(self, node: ast.expr) -> list[ast.Constant]:
        """The numbers that an expression can be."""
        self._visited = set()
        return list({id(found): found for found in self._follow(node)}.values())

    def _note(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
                self._bind(target, value, is_element=False)
            case ast.For() | ast.AsyncFor():
                self._bind(node.target, node.iter, is_element=True)
            case ast.comprehension():
                self._bind(node.target, node.iter, is_element=True)

    def _bind(self, target: ast.expr, value: ast.expr, *, is_element: bool, path: tuple[int, ...] = ()) -> None:
        match target:
            case ast.Name(id=name):
                key = (self._scope(target), name)
                self._bindings.setdefault(key, []).append(_Binding(value, is_element, path))
            case ast.Attribute(attr=name) if not path and not is_element:
                self._attributes.setdefault(name, []).append(value)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for index, part in enumerate(parts):
                    self._bind(part, value, is_element=is_element, path=(*path, index))

    def _scope(self, node: ast.AST) -> ast.AST | None:
        return next((around for around in self._tree.above(node) if isinstance(around, SCOPES)), None)

    def _follow(self, node: ast.expr) -> Iterator[ast.Constant]:
        if id(node) in self._visited:
            return
        self._visited.add(id(node))
        match node:
            case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
                yield node
            case ast.Name(id=name):
                yield from self._follow_all(self._values_of(node, name))
            case ast.Attribute(attr=name):
                yield from self._follow_all(self._attribute_values(name))
            case ast.Subscript(value=table, slice=key):
                yield from self._follow_all(self._looked_up(table, key))
            case ast.BinOp(left=left, op=ast.Mult() | ast.Div(), right=right):
                yield from self._factor(left, right)
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right) | ast.IfExp(body=left, orelse=right):
                yield from self._follow_all([left, right])

    def _follow_all(self, nodes: Iterable[ast.expr]) -> Iterator[ast.Constant]:
        for node in nodes:
            yield from self._follow(node)

    def _factor(self, left: ast.expr, right: ast.expr) -> Iterator[ast.Constant]:
        """Of a product, the factor that comes from elsewhere; or else the one that is a number."""
        others = [side for side in (left, right) if not isinstance(side, ast.Constant)]
        found = list(self._follow_all(others))
        yield from found or (self._follow_all([left, right]) if len(others) == 1 else ())

    def _values_of(self, node: ast.AST, name: str) -> Iterator[ast.expr]:
        scope = self._scope(node)
        while True:
            bindings = self._bindings.get((scope, name), [])
            for binding in bindings:
                yield from self._bound_values(binding)
            if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef) and name in parameters(scope):
                yield from self._calls.arguments(scope, name)
                return
            if bindings or scope is None:
                return
            scope = self._scope(scope)

    def _bound_values(self, binding: _Binding) -> Iterator[ast.expr]:
        values = self._elements(binding.value) if binding.is_element else [binding.value]
        for value in values:
            yield from _at_path(value, binding.path)

    def _elements(self, node: ast.expr) -> Iterator[ast.expr]:
        """What a loop over an expression gives."""
        match node:
            case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
                yield from elements
            case ast.Dict(keys=keys):
                yield from (key for key in keys if key is not None)
            case ast.ListComp(elt=element) | ast.GeneratorExp(elt=element) | ast.SetComp(elt=element):
                yield element
            case ast.BinOp(left=ast.List() as left, op=ast.Mult()):
                yield from self._elements(left)
            case ast.Name(id=name) if id(node) not in self._visited:
                self._visited.add(id(node))
                for value in self._values_of(node, name):
                    yield from self._elements(value)
            case ast.Call(func=ast.Attribute(value=table, attr="items" | "values" as view)):
                for pair in self._pairs(table):
                    yield pair if view == "items" else pair.elts[1]
            case ast.Call(func=ast.Name(id=name), args=args) if args:
                yield from self._built_in_elements(name, args)

    def _built_in_elements(self, name: str, args: list[ast.expr]) -> Iterator[ast.expr]:
        if name in _SAME_ELEMENTS:
            yield from self._elements(args[0])
        elif name == "enumerate":
            for element in self._elements(args[0]):
                yield ast.Tuple([ast.Constant(None), element])
        elif name == "zip":
            for together in zip(*(list(self._elements(arg)) for arg in args), strict=False):
                yield ast.Tuple(list(together))

    def _pairs(self, node: ast.expr) -> Iterator[ast.Tuple]:
        """The keys and values of a table written down in the program."""
        tables = self._values_of(node, node.id) if isinstance(node, ast.Name) else [node]
        for table in tables:
            if isinstance(table, ast.Dict):
                for key, value in zip(table.keys, table.values, strict=True):
                    yield ast.Tuple([key or ast.Constant(None), value])

    def _looked_up(self, node: ast.expr, key: ast.expr) -> Iterator[ast.expr]:
        pairs = list(self._pairs(node))
        yield from (pair.elts[1] for pair in pairs if _may_equal(pair.elts[0], key))
        if not pairs:
            yield from self._elements(node)

    def _attribute_values(self, name: str) -> Iterator[ast.expr]:
        yield from self._attributes.get(name, [])
        yield from self._calls.fields(name)


def _at_path(value: ast.expr, path: tuple[int, ...]) -> Iterator[ast.expr]:
    for index in path:
        if not isinstance(value, ast.Tuple | ast.List) or index >= len(value.elts):
            return
        value = value.elts[index]
    yield value


def _may_equal(one: ast.expr, other: ast.expr) -> bool:
    if isinstance(one, ast.Constant) and isinstance(other, ast.Constant):
        return bool(one.value == other.value)
    return True

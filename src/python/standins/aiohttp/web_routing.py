"""aiohttp.web's routes."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from async_tutor_probe.unsupported import Simulated, attributes_of, refuse

_METHODS = "get post put patch delete head options".split()


class RouteDef(NamedTuple):
    """A route that is not yet part of an application."""

    method: str
    path: str
    handler: Any
    kwargs: dict[str, Any]

    def register(self, router: "UrlDispatcher") -> None:
        router.add_route(self.method, self.path, self.handler, **self.kwargs)


def route(method: str, path: str, handler: Any, **kwargs: Any) -> RouteDef:
    return RouteDef(method, path, handler, kwargs)


def get(path: str, handler: Any, *, name: str | None = None, allow_head: bool = True, **kwargs: Any) -> RouteDef:
    return route("GET", path, handler, name=name, allow_head=allow_head, **kwargs)


def post(path: str, handler: Any, **kwargs: Any) -> RouteDef:
    return route("POST", path, handler, **kwargs)


def put(path: str, handler: Any, **kwargs: Any) -> RouteDef:
    return route("PUT", path, handler, **kwargs)


def patch(path: str, handler: Any, **kwargs: Any) -> RouteDef:
    return route("PATCH", path, handler, **kwargs)


def delete(path: str, handler: Any, **kwargs: Any) -> RouteDef:
    return route("DELETE", path, handler, **kwargs)


def head(path: str, handler: Any, **kwargs: Any) -> RouteDef:
    return route("HEAD", path, handler, **kwargs)


def options(path: str, handler: Any, **kwargs: Any) -> RouteDef:
    return route("OPTIONS", path, handler, **kwargs)


def view(path: str, handler: Any, **kwargs: Any) -> RouteDef:
    return route("*", path, handler, **kwargs)


class RouteTableDef(Sequence[RouteDef]):
    """Routes that decorators collect."""

    def __init__(self) -> None:
        self._items: list[RouteDef] = []

    def __getitem__(self, index: Any) -> Any:
        return self._items[index]

    def __iter__(self) -> Iterator[RouteDef]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def route(self, method: str, path: str, **kwargs: Any) -> Callable[[Any], Any]:
        def decorate(handler: Any) -> Any:
            self._items.append(RouteDef(method, path, handler, kwargs))
            return handler

        return decorate

    def view(self, path: str, **kwargs: Any) -> Callable[[Any], Any]:
        return self.route("*", path, **kwargs)

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            return attributes_of(__name__)(f"RouteTableDef.{name}")
        return lambda path, **kwargs: self.route(name.upper(), path, **kwargs)


class Route(NamedTuple):
    """A route of an application."""

    method: str
    path: str
    pattern: re.Pattern[str]
    handler: Any
    name: str | None


class View(Simulated):
    """A handler with a method for each method of HTTP."""

    def __init__(self, request: Any) -> None:
        self.request = request

    def __await__(self) -> Any:
        method = getattr(self, self.request.method.lower(), None)
        if method is None:
            from .web_exceptions import HTTPMethodNotAllowed

            allowed = [name.upper() for name in _METHODS if name in type(self).__dict__]
            raise HTTPMethodNotAllowed(self.request.method, allowed)
        return method().__await__()


class UrlDispatcher(Simulated):
    """Finds the handler for a request."""

    def __init__(self) -> None:
        self._routes: list[Route] = []

    def add_route(self, method: str, path: str, handler: Any, *, name: str | None = None, **options: Any) -> Route:
        allow_head = options.pop("allow_head", False)
        refuse("add_route()", options, ignore="expect_handler")
        if not path.startswith("/"):
            raise ValueError("path should be started with / or be empty")
        made = Route(method.upper(), path, _pattern(path), handler, name)
        self._routes.append(made)
        if allow_head:
            self._routes.append(made._replace(method="HEAD"))
        return made

    def add_get(self, path: str, handler: Any, *, allow_head: bool = True, **kwargs: Any) -> Route:
        return self.add_route("GET", path, handler, allow_head=allow_head, **kwargs)

    def add_post(self, path: str, handler: Any, **kwargs: Any) -> Route:
        return self.add_route("POST", path, handler, **kwargs)

    def add_put(self, path: str, handler: Any, **kwargs: Any) -> Route:
        return self.add_route("PUT", path, handler, **kwargs)

    def add_patch(self, path: str, handler: Any, **kwargs: Any) -> Route:
        return self.add_route("PATCH", path, handler, **kwargs)

    def add_delete(self, path: str, handler: Any, **kwargs: Any) -> Route:
        return self.add_route("DELETE", path, handler, **kwargs)

    def add_view(self, path: str, handler: Any, **kwargs: Any) -> Route:
        return self.add_route("*", path, handler, **kwargs)

    def add_routes(self, routes: Any) -> None:
        for entry in routes:
            entry.register(self)

    def routes(self) -> list[Route]:
        return list(self._routes)

    def find(self, method: str, path: str) -> tuple[Any, dict[str, str], set[str]]:
        """The handler, what the path says, and the methods that would be allowed."""
        allowed: set[str] = set()
        for entry in self._routes:
            match = entry.pattern.fullmatch(path)
            if match is None:
                continue
            if entry.method in (method, "*"):
                return entry.handler, {name: unquote(value) for name, value in match.groupdict().items()}, allowed
            allowed.add(entry.method)
        return None, {}, allowed


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{([^{}:]+)(?::((?:[^{}]|\{[^{}]*\})+))?\}", path)
    pattern = ""
    for index in range(0, len(parts), 3):
        pattern += re.escape(parts[index])
        if index + 1 < len(parts):
            pattern += f"(?P<{parts[index + 1]}>{parts[index + 2] or '[^{}/]+'})"
    return re.compile(pattern)

"""aiohttp.web's application: routes, middlewares, what happens at the start and at the end."""

import asyncio
import inspect
import logging
from functools import partial
from typing import Any

from async_tutor_probe.http_server import Exchange
from async_tutor_probe.unsupported import Simulated, refuse

from .keeper import Keeper
from .web_exceptions import HTTPException, HTTPMethodNotAllowed, all_by_name
from .web_request import Request
from .web_response import Response, StreamResponse
from .web_routing import UrlDispatcher

_logger = logging.getLogger("aiohttp.server")


class AppKey:
    """A key for things in an application."""

    def __init__(self, name: str, t: Any = object) -> None:
        self._name = name
        self._t = t

    def __repr__(self) -> str:
        return f"<AppKey({self._name})>"

    def __class_getitem__(cls, _item: Any) -> Any:
        return cls


class Signal(list[Any]):
    """Coroutine functions that are called together."""

    async def send(self, *args: Any) -> None:
        for receiver in self:
            await receiver(*args)


class Application(Simulated, Keeper):
    """A web application. Handlers can share things in it, as in a dictionary."""

    def __init__(self, *, middlewares: Any = (), client_max_size: int = 1024**2, **options: Any) -> None:
        refuse("web.Application()", options, ignore="logger router handler_args loop debug")
        self.router = UrlDispatcher()
        self.middlewares = list(middlewares)
        self.on_startup, self.on_shutdown, self.on_cleanup = Signal(), Signal(), Signal()
        self.on_response_prepare = Signal()
        self.cleanup_ctx: list[Any] = []
        self.client_max_size = client_max_size
        super().__init__()
        self._contexts: list[Any] = []
        self._subapps: list[tuple[str, Application]] = []

    def __repr__(self) -> str:
        return f"<Application {id(self):#x}>"

    def add_routes(self, routes: Any) -> None:
        self.router.add_routes(routes)

    def add_subapp(self, prefix: str, subapp: "Application") -> None:
        self._subapps.append((prefix.rstrip("/"), subapp))

    async def startup(self) -> None:
        for _, subapp in self._subapps:
            await subapp.startup()
        for make in self.cleanup_ctx:
            context = make(self)
            await anext(context)
            self._contexts.append(context)
        await self.on_startup.send(self)

    async def shutdown(self) -> None:
        await self.on_shutdown.send(self)

    async def cleanup(self) -> None:
        while self._contexts:
            await anext(self._contexts.pop(), None)
        await self.on_cleanup.send(self)
        for _, subapp in self._subapps:
            await subapp.cleanup()

    # --- requests

    async def handle(self, exchange: Exchange) -> None:
        """Answers one request."""
        request = Request(exchange, self)
        try:
            response = await self._answer(request, request.path)
        except HTTPException as error:
            response = error
        except asyncio.CancelledError:
            raise
        except Exception as error:
            _logger.error("Error handling request from %s", request.remote, exc_info=error)
            response = _trouble()
        if not isinstance(response, StreamResponse):
            _logger.error("Missing return statement on request handler", stack_info=False)
            response = _trouble()
        if exchange.started and not response.prepared:
            return
        await self.on_response_prepare.send(request, response)
        await response.prepare(request)
        await response.write_eof()

    async def _answer(self, request: Request, path: str) -> Any:
        for prefix, subapp in self._subapps:
            if path == prefix or path.startswith(f"{prefix}/"):
                request.app = subapp
                return await subapp._answer(request, path.removeprefix(prefix) or "/")
        handler, match_info, allowed = self.router.find(request.method, path)
        request.match_info = match_info
        if handler is None:
            handler = partial(_refuse, allowed)
        for middleware in reversed(self.middlewares):
            handler = partial(middleware, handler=handler)
        answer = handler(request)
        return await answer if inspect.isawaitable(answer) else answer


async def _refuse(allowed: set[str], request: Request) -> Any:
    if allowed:
        raise HTTPMethodNotAllowed(request.method, allowed)
    raise all_by_name["HTTPNotFound"]()


def _trouble() -> Response:
    text = "500 Internal Server Error\n\nServer got itself in trouble"
    response = Response(status=500, text=text)
    response.force_close()
    return response

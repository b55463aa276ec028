"""tornado.web: applications and request handlers."""

import asyncio
import inspect
import json
import logging
import re
from typing import Any, NoReturn

from async_tutor_probe.http_message import Headers, reason
from async_tutor_probe.unsupported import Simulated, absent, attributes_of

from .escape import utf8
from .httpserver import HTTPServer
from .httputil import HTTPHeaders, HTTPServerRequest

_access = logging.getLogger("tornado.access")
_general = logging.getLogger("tornado.general")
_application = logging.getLogger("tornado.application")


class HTTPError(Exception):
    """An exception that becomes an error page."""

    def __init__(self, status_code: int = 500, log_message: str | None = None, *args: Any, **kwargs: Any) -> None:
        self.status_code = status_code
        self.log_message = log_message
        self.args = args
        self.reason = kwargs.get("reason")

    def __str__(self) -> str:
        message = f"HTTP {self.status_code}: {self.reason or reason(self.status_code)}"
        return (
            f"{message} ({self.log_message % self.args if self.args else self.log_message})"
            if self.log_message
            else message
        )


class MissingArgumentError(HTTPError):
    """A required argument is not there."""

    def __init__(self, arg_name: str) -> None:
        super().__init__(400, f"Missing argument {arg_name}")
        self.arg_name = arg_name


class Finish(Exception):
    """Ends a request without an error."""


_REQUIRED: Any = object()


class RequestHandler(Simulated):
    """Answers one request; subclasses have methods get, post, ..."""

    SUPPORTED_METHODS: tuple[str, ...] = ("GET", "HEAD", "POST", "DELETE", "PATCH", "PUT", "OPTIONS")

    def __init__(self, application: "Application", request: HTTPServerRequest, **kwargs: Any) -> None:
        self.application = application
        self.request = request
        self.path_args: list[str] = []
        self.path_kwargs: dict[str, str] = {}
        self._finished = False
        self._headers_written = False
        self._buffer: list[bytes] = []
        self.clear()
        self.initialize(**kwargs)

    def initialize(self, *_args: Any, **_kwargs: Any) -> None:
        """For subclasses: takes the third entry of the handler's specification."""

    def prepare(self) -> Any:
        """For subclasses: called before get, post, ..."""

    def on_finish(self) -> None:
        """For subclasses: called when the answer has been sent."""

    def on_connection_close(self) -> None:
        """For subclasses."""

    def set_default_headers(self) -> None:
        """For subclasses."""

    @property
    def settings(self) -> dict[str, Any]:
        return self.application.settings

    # --- the answer

    def clear(self) -> None:
        self._headers = HTTPHeaders({"Server": "TornadoServer/6.5.2", "Content-Type": "text/html; charset=UTF-8"})
        self.set_default_headers()
        self._buffer = []
        self._status_code = 200
        self._reason = reason(200)

    def set_status(self, status_code: int, reason_: str | None = None) -> None:
        self._status_code = status_code
        self._reason = reason_ or reason(status_code)

    def get_status(self) -> int:
        return self._status_code

    def set_header(self, name: str, value: Any) -> None:
        self._headers[name] = str(value)

    def add_header(self, name: str, value: Any) -> None:
        self._headers.add(name, str(value))

    def clear_header(self, name: str) -> None:
        self._headers.pop(name, None)

    def write(self, chunk: Any) -> None:
        if self._finished:
            raise RuntimeError("Cannot write() after finish()")
        if not isinstance(chunk, bytes | str | dict):
            message = "write() only accepts bytes, unicode, and dict objects"
            if isinstance(chunk, list):
                message += ". Lists not accepted for security reasons"
            raise TypeError(message)
        if isinstance(chunk, dict):
            chunk = json.dumps(chunk)
            self.set_header("Content-Type", "application/json; charset=UTF-8")
        self._buffer.append(utf8(chunk))

    async def flush(self, include_footers: bool = False) -> None:
        """Sends what has been written so far."""
        exchange = self.request._exchange
        if not self._headers_written:
            self._headers_written = True
            exchange.start(self._status_code, Headers(self._headers.get_all()), self._reason)
        data, self._buffer = b"".join(self._buffer), []
        await exchange.write(data)

    def finish(self, chunk: Any = None) -> "asyncio.Future[None]":
        """Ends the answer."""
        if self._finished:
            raise RuntimeError("finish() called twice")
        if chunk is not None:
            self.write(chunk)
        if not self._headers_written and "Content-Length" not in self._headers:
            self.set_header("Content-Length", sum(map(len, self._buffer)))
        self._finished = True
        # The bytes leave now; only a slow client would make flush wait, and finish need not be awaited.
        sending = self.flush()
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        try:
            sending.send(None)
            sending.close()
        except StopIteration:
            pass
        self.request._exchange.end()
        done.set_result(None)
        self._log()
        self.on_finish()
        return done

    def redirect(self, url: str, permanent: bool = False, status: int | None = None) -> None:
        self.set_status(status or (301 if permanent else 302))
        self.set_header("Location", url)
        self.finish()

    def send_error(self, status_code: int = 500, **kwargs: Any) -> None:
        if self._headers_written:
            if not self._finished:
                self.finish()
            return
        self.clear()
        error = kwargs.get("exc_info", (None, None, None))[1]
        self.set_status(status_code, error.reason if isinstance(error, HTTPError) else None)
        try:
            self.write_error(status_code, **kwargs)
        except Exception:
            _application.error("Uncaught exception in write_error", exc_info=True)
        if not self._finished:
            self.finish()

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        title = f"{status_code}: {self._reason}"
        self.finish(f"<html><title>{title}</title><body>{title}</body></html>")

    def render(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise NotImplementedError(absent("tornado", "templates"))

    # --- the request

    def get_arguments(self, name: str, strip: bool = True) -> list[str]:
        return self._values(self.request.arguments, name, strip=strip)

    def get_argument(self, name: str, default: Any = _REQUIRED, strip: bool = True) -> Any:
        return self._value(self.request.arguments, name, default, strip=strip)

    def get_query_arguments(self, name: str, strip: bool = True) -> list[str]:
        return self._values(self.request.query_arguments, name, strip=strip)

    def get_query_argument(self, name: str, default: Any = _REQUIRED, strip: bool = True) -> Any:
        return self._value(self.request.query_arguments, name, default, strip=strip)

    def get_body_argument(self, name: str, default: Any = _REQUIRED, strip: bool = True) -> Any:
        return self._value(self.request.body_arguments, name, default, strip=strip)

    def _values(self, arguments: dict[str, list[bytes]], name: str, *, strip: bool) -> list[str]:
        values = [value.decode() for value in arguments.get(name, [])]
        return [value.strip() for value in values] if strip else values

    def _value(self, arguments: dict[str, list[bytes]], name: str, default: Any, *, strip: bool) -> Any:
        values = self._values(arguments, name, strip=strip)
        if values:
            return values[-1]
        if default is _REQUIRED:
            raise MissingArgumentError(name)
        return default

    # --- running

    async def _execute(self, *args: str, **kwargs: str) -> None:
        self.path_args, self.path_kwargs = list(args), kwargs
        try:
            await _maybe(self.prepare())
            if self._finished:
                return
            if self.request.method not in self.SUPPORTED_METHODS:
                raise HTTPError(405)
            await _maybe(getattr(self, self.request.method.lower())(*args, **kwargs))
            if not self._finished:
                self.finish()
        except Exception as error:
            self._handle(error)

    def _handle(self, error: Exception) -> None:
        if isinstance(error, Finish):
            if not self._finished:
                self.finish(*error.args)
            return
        info = (type(error), error, error.__traceback__)
        summary = f"{self.request.method} {self.request.uri} ({self.request.remote_ip})"
        if isinstance(error, HTTPError):
            if error.log_message:
                _general.warning("%d %s: %s", error.status_code, summary, error.log_message)
        else:
            _application.error("Uncaught exception %s\n%r", summary, self.request, exc_info=error)
        if not self._finished:
            self.send_error(error.status_code if isinstance(error, HTTPError) else 500, exc_info=info)

    def _log(self) -> None:
        status = self.get_status()
        log = _access.info if status < 400 else _access.warning if status < 500 else _access.error
        request = self.request
        milliseconds = 1000.0 * request.request_time()
        log("%d %s %s (%s) %.2fms", status, request.method, request.uri, request.remote_ip, milliseconds)

    def _refuse_method(self, *_args: Any, **_kwargs: Any) -> Any:
        raise HTTPError(405)

    get = head = post = delete = patch = put = options = _refuse_method


async def _maybe(result: Any) -> Any:
    return await result if inspect.isawaitable(result) else result


class ErrorHandler(RequestHandler):
    """Answers with an error."""

    def initialize(self, status_code: int) -> None:
        self.set_status(status_code)

    def prepare(self) -> None:
        raise HTTPError(self._status_code)


class RedirectHandler(RequestHandler):
    """Sends clients elsewhere."""

    def initialize(self, url: str, permanent: bool = True) -> None:
        self._url, self._permanent = url, permanent

    def get(self, *args: Any, **kwargs: Any) -> None:
        self.redirect(self._url.format(*args, **kwargs), permanent=self._permanent)


class URLSpec(Simulated):
    """A pattern and its handler."""

    def __init__(self, pattern: str, handler: Any, kwargs: Any = None, name: str | None = None) -> None:
        self.regex = re.compile(pattern if pattern.endswith("$") else f"{pattern}$")
        self.handler_class = handler
        self.kwargs = kwargs or {}
        self.name = name


url = URLSpec


class Application(Simulated):
    """Finds the handler for each request."""

    def __init__(
        self, handlers: Any = None, default_host: str | None = None, transforms: Any = None, **settings: Any
    ) -> None:
        self.settings = settings
        self._specs: list[URLSpec] = []
        self.add_handlers(".*", handlers or [])

    def add_handlers(self, _host_pattern: str, host_handlers: Any) -> None:
        self._specs += [entry if isinstance(entry, URLSpec) else URLSpec(*entry) for entry in host_handlers]

    def listen(self, port: int, address: str | None = None, **kwargs: Any) -> HTTPServer:
        server = HTTPServer(self)
        server.listen(port, address or "", **kwargs)
        return server

    async def __call__(self, request: HTTPServerRequest) -> None:
        for spec in self._specs:
            match = spec.regex.match(request.path)
            if match is None:
                continue
            handler = spec.handler_class(self, request, **spec.kwargs)
            named = match.groupdict()
            positional = () if named else match.groups()
            await handler._execute(*positional, **named)
            return
        await ErrorHandler(self, request, status_code=404)._execute()


__getattr__ = attributes_of(__name__)

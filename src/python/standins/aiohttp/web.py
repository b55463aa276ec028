"""A stand-in for aiohttp.web 3.13, on asyncio streams over the network in memory."""

from typing import Any

from async_tutor_probe.unsupported import attributes_of

from .http_websocket import WSCloseCode, WSMessage, WSMsgType
from .web_app import AppKey, Application
from .web_exceptions import (
    HTTPClientError,
    HTTPError,
    HTTPException,
    HTTPMethodNotAllowed,
    HTTPRedirection,
    HTTPServerError,
    HTTPSuccessful,
    all_by_name,
)
from .web_request import BaseRequest, Request
from .web_response import Response, StreamResponse, json_response
from .web_routing import (
    RouteDef,
    RouteTableDef,
    UrlDispatcher,
    View,
    delete,
    get,
    head,
    options,
    patch,
    post,
    put,
    route,
    view,
)
from .web_runner import AppRunner, GracefulExit, TCPSite, run_app
from .web_ws import WebSocketResponse

globals().update(all_by_name)

__all__ = [
    "AppKey",
    "AppRunner",
    "Application",
    "BaseRequest",
    "GracefulExit",
    "HTTPClientError",
    "HTTPError",
    "HTTPException",
    "HTTPMethodNotAllowed",
    "HTTPRedirection",
    "HTTPServerError",
    "HTTPSuccessful",
    "Request",
    "Response",
    "RouteDef",
    "RouteTableDef",
    "StreamResponse",
    "TCPSite",
    "UrlDispatcher",
    "View",
    "WSCloseCode",
    "WSMessage",
    "WSMsgType",
    "WebSocketResponse",
    "delete",
    "get",
    "head",
    "json_response",
    "middleware",
    "options",
    "patch",
    "post",
    "put",
    "route",
    "run_app",
    "view",
    *all_by_name,
]


def middleware(function: Any) -> Any:
    """Marks a function as a middleware."""
    return function


__getattr__ = attributes_of(__name__)

"""One request without a session: every call makes a connection of its own."""

from typing import Any

from ._models import Response
from ._session import Session


def request(method: str, url: Any, **options: Any) -> Response:
    """Sends a request and blocks until the answer is there."""
    with Session() as session:
        return session.request(method, url, **options)


def get(url: Any, params: Any = None, **options: Any) -> Response:
    return request("GET", url, params=params, **options)


def options(url: Any, **options: Any) -> Response:
    return request("OPTIONS", url, **options)


def head(url: Any, **options: Any) -> Response:
    options.setdefault("allow_redirects", False)
    return request("HEAD", url, **options)


def post(url: Any, data: Any = None, json: Any = None, **options: Any) -> Response:
    return request("POST", url, data=data, json=json, **options)


def put(url: Any, data: Any = None, **options: Any) -> Response:
    return request("PUT", url, data=data, **options)


def patch(url: Any, data: Any = None, **options: Any) -> Response:
    return request("PATCH", url, data=data, **options)


def delete(url: Any, **options: Any) -> Response:
    return request("DELETE", url, **options)

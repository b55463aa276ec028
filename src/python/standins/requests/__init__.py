"""A stand-in for requests 2.32, on the network in memory and the simulated internet.

A call blocks its thread until the answer is there, as the real one does: in a coroutine that is the whole event loop.
"""

from async_tutor_probe.unsupported import attributes_of

from . import exceptions
from ._api import delete, get, head, options, patch, post, put, request
from ._models import PreparedRequest, Response
from ._session import Session, session
from ._structures import codes
from .exceptions import (
    ConnectionError,
    ConnectTimeout,
    HTTPError,
    JSONDecodeError,
    ReadTimeout,
    RequestException,
    Timeout,
    TooManyRedirects,
    URLRequired,
)

__version__ = "2.32.5"
__all__ = [
    "ConnectTimeout",
    "ConnectionError",
    "HTTPError",
    "JSONDecodeError",
    "PreparedRequest",
    "ReadTimeout",
    "RequestException",
    "Response",
    "Session",
    "Timeout",
    "TooManyRedirects",
    "URLRequired",
    "codes",
    "delete",
    "exceptions",
    "get",
    "head",
    "options",
    "patch",
    "post",
    "put",
    "request",
    "session",
]
__getattr__ = attributes_of(__name__)

"""requests.exceptions."""

import json
from typing import Any

from async_tutor_probe.unsupported import attributes_of


class RequestException(IOError):
    """Something went wrong with a request."""

    def __init__(self, *args: Any, request: Any = None, response: Any = None) -> None:
        self.response = response
        self.request = request if request is not None else getattr(response, "request", None)
        super().__init__(*args)


class InvalidJSONError(RequestException):
    """A JSON error occurred."""


class JSONDecodeError(InvalidJSONError, json.JSONDecodeError):
    """The body is no JSON."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        json.JSONDecodeError.__init__(self, *args)
        InvalidJSONError.__init__(self, *self.args, **kwargs)


class HTTPError(RequestException):
    """The answer says that something went wrong."""


class ConnectionError(RequestException):
    """No connection came about, or it broke."""


class Timeout(RequestException):
    """It took too long."""


class ConnectTimeout(ConnectionError, Timeout):
    """To connect took too long."""


class ReadTimeout(Timeout):
    """The answer took too long."""


class URLRequired(RequestException):
    """There is no URL."""


class TooManyRedirects(RequestException):
    """Redirected again and again."""


class MissingSchema(RequestException, ValueError):
    """The URL has no http:// or https://."""


class InvalidSchema(RequestException, ValueError):
    """The URL begins with something unknown."""


class InvalidURL(RequestException, ValueError):
    """The URL makes no sense."""


class ChunkedEncodingError(RequestException):
    """The answer was cut off."""


class ContentDecodingError(RequestException):
    """The body could not be decoded."""


__getattr__ = attributes_of(__name__)

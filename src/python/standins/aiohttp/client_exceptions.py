"""aiohttp.client_exceptions: the errors, with the messages of the real ones."""

import asyncio
from typing import Any

from async_tutor_probe.unsupported import attributes_of


class ClientError(Exception):
    """Base of all errors of the client."""


class ClientResponseError(ClientError):
    """An answer came, and it says that something went wrong."""

    def __init__(
        self,
        request_info: Any,
        history: tuple[Any, ...],
        *,
        status: int | None = None,
        message: str = "",
        headers: Any = None,
    ) -> None:
        self.request_info = request_info
        self.history = history
        self.status = status or 0
        self.message = message
        self.headers = headers
        self.args = (request_info, history)

    def __str__(self) -> str:
        return f"{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.request_info!r}, {self.history!r}, status={self.status})"


class ContentTypeError(ClientResponseError):
    """The answer's content type is not the one that was expected."""


class WSServerHandshakeError(ClientResponseError):
    """The server does not want to talk over a WebSocket."""


class TooManyRedirects(ClientResponseError):
    """Redirected again and again."""


class ClientConnectionError(ClientError):
    """Something is wrong with the connection."""


class ClientConnectionResetError(ClientConnectionError, ConnectionResetError):
    """The connection was reset."""


class ClientOSError(ClientConnectionError, OSError):
    """The operating system reports an error."""


class ClientConnectorError(ClientOSError):
    """No connection came about."""

    def __init__(self, connection_key: Any, os_error: OSError) -> None:
        self._conn_key = connection_key
        self._os_error = os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = (connection_key, os_error)

    @property
    def os_error(self) -> OSError:
        return self._os_error

    @property
    def host(self) -> str:
        return str(self._conn_key.host)

    @property
    def port(self) -> int:
        return int(self._conn_key.port)

    @property
    def ssl(self) -> bool:
        return True

    def __str__(self) -> str:
        return f"Cannot connect to host {self.host}:{self.port} ssl:default [{self.strerror}]"


class ClientConnectorDNSError(ClientConnectorError):
    """There is no host of that name."""


class ServerConnectionError(ClientConnectionError):
    """The server is to blame."""


class ServerDisconnectedError(ServerConnectionError):
    """The server closed the connection."""

    def __init__(self, message: Any = None) -> None:
        self.message = message or "Server disconnected"
        self.args = (self.message,)


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    """The server took too long."""


class ConnectionTimeoutError(ServerTimeoutError):
    """To connect took too long."""


class SocketTimeoutError(ServerTimeoutError):
    """The next bytes took too long."""


class ClientPayloadError(ClientError):
    """The body of the answer is broken."""


class InvalidURL(ClientError, ValueError):
    """The URL makes no sense."""

    def __init__(self, url: Any, description: str | None = None) -> None:
        self.url = url
        self.description = description
        super().__init__(*(part for part in (url, description) if part is not None))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"

    def __str__(self) -> str:
        return f"{self.url} - {self.description}" if self.description else str(self.url)


class InvalidUrlClientError(InvalidURL):
    """The URL cannot be used for a request."""


class NonHttpUrlClientError(ClientError):
    """The URL begins with something unknown."""


__getattr__ = attributes_of(__name__)

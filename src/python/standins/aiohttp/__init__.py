"""A stand-in for aiohttp 3.13, on the network in memory and the simulated internet.

Requests go over real asyncio streams to servers of the program, or to the hosts of the simulated internet. Names,
behaviour, limits and messages are those of the real client.
"""

from async_tutor_probe.unsupported import attributes_of

from ._url import MultiDict
from .client import (
    BasicAuth,
    ClientSession,
    ClientTimeout,
    request,
)
from .client_exceptions import (
    ClientConnectionError,
    ClientConnectionResetError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientOSError,
    ClientPayloadError,
    ClientResponseError,
    ConnectionTimeoutError,
    ContentTypeError,
    InvalidURL,
    InvalidUrlClientError,
    NonHttpUrlClientError,
    ServerConnectionError,
    ServerDisconnectedError,
    ServerTimeoutError,
    SocketTimeoutError,
    TooManyRedirects,
    WSServerHandshakeError,
)
from .client_reqrep import ClientResponse, RequestInfo
from .client_ws import ClientWebSocketResponse
from .connector import BaseConnector, TCPConnector
from .http_websocket import WSCloseCode, WSMessage, WSMsgType
from .streams import StreamReader

__version__ = "3.13.2"
__all__ = [
    "BaseConnector",
    "BasicAuth",
    "ClientConnectionError",
    "ClientConnectionResetError",
    "ClientConnectorDNSError",
    "ClientConnectorError",
    "ClientError",
    "ClientOSError",
    "ClientPayloadError",
    "ClientResponse",
    "ClientResponseError",
    "ClientSession",
    "ClientTimeout",
    "ClientWebSocketResponse",
    "ConnectionTimeoutError",
    "ContentTypeError",
    "InvalidURL",
    "InvalidUrlClientError",
    "MultiDict",
    "NonHttpUrlClientError",
    "RequestInfo",
    "ServerConnectionError",
    "ServerDisconnectedError",
    "ServerTimeoutError",
    "SocketTimeoutError",
    "StreamReader",
    "TCPConnector",
    "TooManyRedirects",
    "WSCloseCode",
    "WSMessage",
    "WSMsgType",
    "WSServerHandshakeError",
    "request",
]
__getattr__ = attributes_of(__name__)

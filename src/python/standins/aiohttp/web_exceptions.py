"""aiohttp.web's answers that are raised."""

from http import HTTPStatus
from typing import Any

from .web_response import Response


class HTTPException(Response, Exception):
    """An answer that can be raised."""

    status_code = -1
    empty_body = False

    def __init__(
        self,
        *,
        headers: Any = None,
        reason: str | None = None,
        body: Any = None,
        text: str | None = None,
        content_type: str | None = None,
    ) -> None:
        Response.__init__(
            self,
            status=self.status_code,
            headers=headers,
            reason=reason,
            body=body,
            text=text,
            content_type=content_type,
        )
        Exception.__init__(self, self.reason)
        if self.body is None and not self.empty_body:
            self.text = f"{self.status}: {self.reason}"

    def __bool__(self) -> bool:
        return True


class HTTPError(HTTPException):
    """4xx and 5xx."""


class HTTPRedirection(HTTPException):
    """3xx."""


class HTTPSuccessful(HTTPException):
    """2xx."""


class HTTPClientError(HTTPError):
    """4xx."""


class HTTPServerError(HTTPError):
    """5xx."""


class HTTPMove(HTTPRedirection):
    """A redirection to somewhere."""

    def __init__(self, location: Any, **options: Any) -> None:
        super().__init__(**options)
        self.headers["Location"] = str(location)
        self.location = location


class HTTPMethodNotAllowed(HTTPClientError):
    """There is such a page, but not for this method."""

    status_code = 405

    def __init__(self, method: str, allowed_methods: Any, **options: Any) -> None:
        super().__init__(**options)
        self.headers["Allow"] = ",".join(sorted(allowed_methods))
        self.method = method
        self.allowed_methods = set(allowed_methods)


_NAMES = {
    203: "NonAuthoritativeInformation",
    500: "InternalServerError",
    505: "VersionNotSupported",
    413: "RequestEntityTooLarge",
    416: "RequestRangeNotSatisfiable",
    414: "RequestURITooLong",
}


def _base(status: int) -> type[HTTPException]:
    if status in (301, 302, 303, 305, 307, 308):
        return HTTPMove
    return {2: HTTPSuccessful, 3: HTTPRedirection, 4: HTTPClientError, 5: HTTPServerError}[status // 100]


def _make() -> dict[str, type[HTTPException]]:
    made: dict[str, type[HTTPException]] = {}
    for status in HTTPStatus:
        if status < 200 or status == 405:
            continue
        words = status.phrase.replace("-", " ").replace("'", "").split()
        name = "HTTP" + _NAMES.get(status, "".join(word[0].upper() + word[1:] for word in words))
        empty = status in (204, 205, 304)
        made[name] = type(
            name, (_base(status),), {"status_code": int(status), "empty_body": empty, "__module__": __name__}
        )
    return made


all_by_name = _make()
globals().update(all_by_name)

"""tornado.escape."""

import json
from html import escape as xhtml_escape
from html import unescape as xhtml_unescape
from typing import Any
from urllib.parse import quote_plus, unquote_plus

from async_tutor_probe.unsupported import attributes_of

__all__ = ["xhtml_escape", "xhtml_unescape"]


def json_encode(value: Any) -> str:
    return json.dumps(value).replace("</", "<\\/")


def json_decode(value: Any) -> Any:
    return json.loads(value)


def utf8(value: Any) -> Any:
    return value.encode() if isinstance(value, str) else value


def to_unicode(value: Any) -> Any:
    return value.decode() if isinstance(value, bytes) else value


native_str = to_unicode


def url_escape(value: Any, plus: bool = True) -> str:
    return quote_plus(utf8(value))


def url_unescape(value: Any, encoding: str | None = "utf-8", plus: bool = True) -> Any:
    return unquote_plus(to_unicode(value))


__getattr__ = attributes_of(__name__)

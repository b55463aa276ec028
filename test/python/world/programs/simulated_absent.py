"""What the stand-ins do not have, they say so."""

import asyncio

import aiofiles
import aiohttp
import requests
import tornado.web


def attempt(what):
    try:
        what()
    except (AttributeError, ImportError, NotImplementedError) as error:
        print(f"{type(error).__name__}: {error}")


def import_from():
    from aiohttp import FormData  # noqa: F401


async def main():
    async with aiohttp.ClientSession() as session:
        attempt(lambda: session.cookie_jar)
        attempt(lambda: aiohttp.TCPConnector(nonsense=1))
        try:
            await session.get("http://example.com/", proxy="http://proxy.example/")
        except NotImplementedError as error:
            print(error)


attempt(import_from)
attempt(lambda: aiofiles.tempfile)
attempt(lambda: tornado.web.StaticFileHandler)
attempt(lambda: requests.get("http://example.com/", files={}))
print(hasattr(aiohttp, "FormData"), hasattr(requests, "get"))
asyncio.run(main())

"""aiofiles.ospath: questions about files, answered in a worker thread."""

import os.path
from typing import Any

from async_tutor_probe.unsupported import attributes_of

from ._disk import call


async def exists(path: Any) -> bool:
    return bool(await call("exists", os.path.exists, path))


async def isfile(path: Any) -> bool:
    return bool(await call("isfile", os.path.isfile, path))


async def isdir(path: Any) -> bool:
    return bool(await call("isdir", os.path.isdir, path))


async def islink(path: Any) -> bool:
    return bool(await call("islink", os.path.islink, path))


async def getsize(path: Any) -> int:
    return int(await call("getsize", os.path.getsize, path))


async def getmtime(path: Any) -> float:
    return float(await call("getmtime", os.path.getmtime, path))


async def abspath(path: Any) -> Any:
    return await call("abspath", os.path.abspath, path)


__getattr__ = attributes_of(__name__)

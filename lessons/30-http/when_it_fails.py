"""Three pages, two of which go wrong: one does not exist, and one takes longer than we want to wait."""

import asyncio

import aiohttp

PATIENCE = aiohttp.ClientTimeout(total=2)


async def fetch(session, path):
    try:
        async with session.get(f"http://httpbin.org/{path}") as response:
            response.raise_for_status()
            await response.read()
        print(f"{path}: fine")
    except aiohttp.ClientResponseError as error:
        print(f"{path}: {error.status}")
    except TimeoutError:
        print(f"{path}: too slow")


async def main():
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        await asyncio.gather(*[fetch(session, path) for path in ("delay/1", "status/404", "delay/5")])


asyncio.run(main())

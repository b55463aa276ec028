"""aiohttp's errors, and those who raise them."""

import asyncio

import aiohttp


async def attempt(what, coroutine):
    try:
        await coroutine
    except (aiohttp.ClientError, TimeoutError) as error:
        kinds = [kind for kind in (aiohttp.ClientConnectionError, aiohttp.ClientResponseError, TimeoutError)]
        print(f"{what}: {', '.join(kind.__name__ for kind in kinds if isinstance(error, kind))}")
        return error


async def read_json(session, url):
    async with session.get(url) as response:
        return await response.json()


async def main():
    async with aiohttp.ClientSession() as session:
        error = await attempt("status", session.get("http://httpbin.org/status/404", raise_for_status=True))
        print(error.status, error.message)
        await attempt("no JSON", read_json(session, "http://example.com/"))
        error = await attempt("nobody listens", session.get("http://127.0.0.1:8799/"))
        print(error)
        await attempt("no such host", session.get("http://nowhere.invalid/"))
        patience = aiohttp.ClientTimeout(total=1)
        await attempt("too slow", session.get("http://httpbin.org/delay/3", timeout=patience))
        await attempt("slow to read", session.get("http://httpbin.org/delay/3", timeout=aiohttp.ClientTimeout(sock_read=1)))
    flaky = []
    async with aiohttp.ClientSession() as session:
        for _ in range(3):
            async with session.get("http://httpbin.org/flaky/2") as response:
                flaky.append(response.status)
    print(flaky)


asyncio.run(main())

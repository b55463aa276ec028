"""A client that knows nothing of asyncio, inside coroutines: gather cannot help, each page keeps the thread."""

import asyncio
import time

import requests


async def fetch(number):
    response = requests.get("http://httpbin.org/delay/1", params={"page": number})
    print(f"page {response.json()['args']['page']}")


async def heartbeat():
    for beat in range(1, 4):
        print(f"beat {beat}")
        await asyncio.sleep(1)


async def main():
    started = time.perf_counter()
    await asyncio.gather(heartbeat(), *[fetch(number) for number in range(1, 4)])
    print(f"{time.perf_counter() - started:.0f} s")


asyncio.run(main())

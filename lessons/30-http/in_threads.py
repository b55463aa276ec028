"""The same client, with a thread for each page: threads wait, the loop does not."""

import asyncio
import time

import requests


def fetch(number):
    response = requests.get("http://httpbin.org/delay/1", params={"page": number})
    return response.json()["args"]["page"]


async def heartbeat():
    for beat in range(1, 4):
        print(f"beat {beat}")
        await asyncio.sleep(1)


async def main():
    started = time.perf_counter()
    beating = asyncio.create_task(heartbeat())
    await asyncio.sleep(0.5)
    pages = await asyncio.gather(*[asyncio.to_thread(fetch, number) for number in range(1, 4)])
    print(f"pages {', '.join(pages)}")
    await beating
    print(f"{time.perf_counter() - started:.0f} s")


asyncio.run(main())

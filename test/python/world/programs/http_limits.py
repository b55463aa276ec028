"""aiohttp's connector: how many connections at once, everywhere and to one host."""

import asyncio
import time

import aiohttp


async def fetch(session, host, number):
    async with session.get(f"http://{host}/delay/1?number={number}") as response:
        return (await response.json())["args"]["number"]


async def measure(what, session, hosts):
    started = time.perf_counter()
    async with session:
        requests = [fetch(session, hosts[number % len(hosts)], number) for number in range(6)]
        numbers = await asyncio.gather(*requests)
    print(f"{what}: {' '.join(numbers)} in {time.perf_counter() - started:.0f} s")


async def main():
    one = ["httpbin.org"]
    two = ["httpbin.org", "example.com"]
    connector = aiohttp.TCPConnector
    await measure("no limit", aiohttp.ClientSession(), one)
    await measure("limit=2", aiohttp.ClientSession(connector=connector(limit=2)), one)
    await measure("limit_per_host=2, one host", aiohttp.ClientSession(connector=connector(limit_per_host=2)), one)
    await measure("limit_per_host=2, two hosts", aiohttp.ClientSession(connector=connector(limit_per_host=2)), two)


asyncio.run(main())

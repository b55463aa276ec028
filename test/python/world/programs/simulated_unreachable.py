"""A host that never answers, and a server that nobody outside can reach. (A real network is not so predictable.)"""

import asyncio

import aiohttp
import requests


async def main():
    try:
        async with asyncio.timeout(2):
            await asyncio.open_connection("10.255.255.1", 80)
    except TimeoutError:
        print("asyncio.timeout")
    async with aiohttp.ClientSession() as session:
        try:
            await session.get("http://10.255.255.1/")
        except aiohttp.ServerTimeoutError as error:
            print(error)
        try:
            await session.get("http://httpbin.org/delay/400")
        except TimeoutError:
            print("five minutes are enough for anybody")
    try:
        requests.get("http://10.255.255.1/")
    except requests.ConnectionError as error:
        print(str(error)[-30:])
    async with await asyncio.start_server(print, "127.0.0.1", 8740) as server:
        await server.serve_forever()


asyncio.run(main())

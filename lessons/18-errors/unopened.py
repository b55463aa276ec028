"""A task keeps its exception until somebody asks for the result."""

import asyncio


async def glacier_hut():
    await asyncio.sleep(1.5)
    raise ConnectionError("Glacier Hut does not answer")


async def main():
    call = asyncio.create_task(glacier_hut())
    for cup in range(1, 4):
        await asyncio.sleep(1)
        print(f"cup of tea {cup}, call done: {call.done()}")
    try:
        await call
    except ConnectionError as error:
        print(f"caught: {error}")


asyncio.run(main())

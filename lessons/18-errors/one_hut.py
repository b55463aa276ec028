"""An exception comes out of await, and an ordinary try catches it."""

import asyncio


async def glacier_hut():
    await asyncio.sleep(1)
    raise ConnectionError("Glacier Hut does not answer")


async def main():
    try:
        snow = await glacier_hut()
        print(f"{snow} cm of snow")
    except ConnectionError as error:
        print(f"caught: {error}")
    print("main goes on")


asyncio.run(main())

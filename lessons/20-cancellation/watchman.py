"""A night watchman makes his rounds until he is told to stop, and locks up before he goes."""

import asyncio


async def watch():
    try:
        while True:
            print("watchman: all quiet")
            await asyncio.sleep(1)
    finally:
        print("watchman: I lock the doors")
        await asyncio.sleep(0.5)
        print("watchman: good night")


async def main():
    watchman = asyncio.create_task(watch())
    await asyncio.sleep(2.5)
    watchman.cancel()
    print("main: he has been told")
    try:
        await watchman
    except asyncio.CancelledError:
        print("main: he is gone")


asyncio.run(main())

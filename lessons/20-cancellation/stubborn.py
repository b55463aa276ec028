"""A watchman who hears the request, and stays."""

import asyncio


async def watch():
    for hour in range(1, 5):
        try:
            await asyncio.sleep(1)
            print(f"watchman: hour {hour}")
        except asyncio.CancelledError:
            print("watchman: I did not hear that")


async def main():
    watchman = asyncio.create_task(watch())
    await asyncio.sleep(1.5)
    watchman.cancel()
    await watchman
    print(f"main: was he cancelled? {watchman.cancelled()}")


asyncio.run(main())

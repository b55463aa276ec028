"""Cancelled before its first step: the coroutine never begins."""

import asyncio


async def watch():
    try:
        print("watchman: good evening")
        await asyncio.sleep(1)
    finally:
        print("watchman: I lock the doors")


async def main():
    watchman = asyncio.create_task(watch())
    watchman.cancel()
    try:
        await watchman
    except asyncio.CancelledError:
        print("main: he never came")


asyncio.run(main())

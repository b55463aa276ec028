"""Cancelling the task does not stop the thread: nobody can stop a thread from outside."""

import asyncio
import time


def bake():
    for tray in range(1, 4):
        time.sleep(1)
        print(f"thread: tray {tray} is out of the oven")


async def main():
    baking = asyncio.create_task(asyncio.to_thread(bake))
    await asyncio.sleep(1.5)
    baking.cancel()
    try:
        await baking
    except asyncio.CancelledError:
        print("main: the baking is cancelled, I go home")


asyncio.run(main())

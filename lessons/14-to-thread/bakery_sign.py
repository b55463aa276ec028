"""A thread stops when it looks at a sign, and the sign says so."""

import asyncio
import threading
import time


def bake(closed):
    for tray in range(1, 4):
        if closed.is_set():
            print("thread: we are closed, I switch the oven off")
            return
        time.sleep(1)
        print(f"thread: tray {tray} is out of the oven")


async def main():
    closed = threading.Event()
    baking = asyncio.create_task(asyncio.to_thread(bake, closed))
    await asyncio.sleep(1.5)
    closed.set()
    await baking
    print("main: the oven is off, I go home")


asyncio.run(main())

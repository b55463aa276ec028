"""The same monitor and the same slow printer, which now has a thread to itself."""

import asyncio
import time


async def heartbeat():
    for beat in range(1, 7):
        print(f"beat {beat} at {time.perf_counter() - started:.1f} s")
        await asyncio.sleep(1)


def use_printer():
    time.sleep(3)


async def print_file():
    await asyncio.sleep(1.5)
    print("The printer starts.")
    await asyncio.to_thread(use_printer)
    print("The printer is done.")


async def main():
    await asyncio.gather(heartbeat(), print_file())


started = time.perf_counter()
asyncio.run(main())

"""A heart monitor shows a beat every second, until somebody prints the patient's file."""

import asyncio
import time


async def heartbeat():
    for beat in range(1, 7):
        print(f"beat {beat} at {time.perf_counter() - started:.1f} s")
        await asyncio.sleep(1)


async def print_file():
    await asyncio.sleep(1.5)
    print("The printer starts.")
    time.sleep(3)
    print("The printer is done.")


async def main():
    await asyncio.gather(heartbeat(), print_file())


started = time.perf_counter()
asyncio.run(main())

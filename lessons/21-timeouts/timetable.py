"""A timeout ends the waiting. It cannot end the thread."""

import asyncio
import time


def print_timetable():
    time.sleep(4)
    print("printer: the timetable is done")


async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.to_thread(print_timetable)
    except TimeoutError:
        print("main: I do not wait any longer")


asyncio.run(main())

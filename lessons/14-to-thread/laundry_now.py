"""A task starts the machine at once, and the reading overlaps with the washing."""

import asyncio
import time


def run_machine():
    print("The machine starts.")
    time.sleep(3)
    return "clean shirts"


async def main():
    washing = asyncio.create_task(asyncio.to_thread(run_machine))
    print("Now let us read for two seconds.")
    await asyncio.sleep(2)
    print("Enough read.")
    print(await washing)


asyncio.run(main())

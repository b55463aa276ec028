"""to_thread is a coroutine function: the machine starts when somebody awaits it."""

import asyncio
import time


def run_machine():
    print("The machine starts.")
    time.sleep(3)
    return "clean shirts"


async def main():
    washing = asyncio.to_thread(run_machine)
    print("Now let us read for two seconds.")
    await asyncio.sleep(2)
    print("Enough read.")
    print(await washing)


asyncio.run(main())

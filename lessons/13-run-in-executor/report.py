"""A slow function that knows nothing of asyncio, and a coroutine that does not want to wait for it."""

import asyncio
import time


def write_report():
    time.sleep(5)  # blocks the thread that runs it
    print("The report: finished.")
    return "42 pages"


async def water_the_plants():
    print("The plants: started.")
    await asyncio.sleep(1)
    print("The plants: finished.")


async def main():
    loop = asyncio.get_running_loop()
    print("The report: started.")
    report = loop.run_in_executor(None, write_report)
    await water_the_plants()
    print(f"The report has {await report}.")


asyncio.run(main())

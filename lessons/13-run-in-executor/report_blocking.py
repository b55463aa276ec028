"""The same slow function, called directly: nobody else gets a turn until it is done."""

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
    print("The report: started.")
    report = write_report()
    await water_the_plants()
    print(f"The report has {report}.")


asyncio.run(main())

"""In debug mode, asyncio itself reports every step that keeps the loop for too long."""

import asyncio
import logging
import time


class SlowSteps(logging.Handler):
    """Shortens what asyncio reports, so that it fits on one line."""

    def emit(self, record):
        step, seconds = record.args
        print(f"asyncio reports: one step took {seconds:.1f} s")


async def heartbeat():
    for _ in range(3):
        await asyncio.sleep(1)


async def print_file():
    await asyncio.sleep(1.5)
    print("The printer starts.")
    time.sleep(3)
    print("The printer is done.")


async def main():
    await asyncio.gather(heartbeat(), print_file())


logging.getLogger("asyncio").addHandler(SlowSteps())
asyncio.run(main(), debug=True)

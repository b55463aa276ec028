"""In debug mode the loop reports callbacks that block it for too long."""

import asyncio
import logging
import time


class Reports(logging.Handler):
    """Prints what is the same in every run: who, and roughly how long."""

    def emit(self, record):
        if record.msg == "Executing %s took %.3f seconds":
            handle, seconds = record.args
            who = "the task" if "Task" in handle else "the callback"
            print(f"report: {who} took {seconds:.0f} s")


async def blocking():
    await asyncio.sleep(0)
    time.sleep(2)
    await asyncio.sleep(1)


async def main():
    logger = logging.getLogger("asyncio")
    logger.addHandler(Reports())
    logger.propagate = False
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 1

    await blocking()
    print("not in debug mode: nothing reported")

    loop.set_debug(True)
    await asyncio.sleep(0)
    await blocking()
    loop.call_soon(lambda: time.sleep(3))
    await asyncio.sleep(0)
    print("debug mode:", loop.get_debug())


asyncio.run(main())

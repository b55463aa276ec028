"""sys.exit in a task ends the program with its code, after the cleanups."""
# exit: 3

import asyncio
import atexit
import sys


async def worker():
    try:
        await asyncio.sleep(10)
    finally:
        print("worker cleans up")


async def watchdog():
    await asyncio.sleep(1)
    print("watchdog gives up")
    sys.exit(3)


async def main():
    asyncio.current_task().set_name("main")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker())
            group.create_task(watchdog())
    finally:
        print("main cleans up")


atexit.register(print, "atexit")
try:
    asyncio.run(main())
except SystemExit as error:
    print("SystemExit passes, code", error.code)
    raise
print("never printed")

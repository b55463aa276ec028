"""call_soon_threadsafe wakes a waiting loop; other calls from a thread are errors."""

import asyncio
import threading
import time


def sensor(loop, queue):
    for value in (20, 21, 22):
        time.sleep(1)
        loop.call_soon_threadsafe(queue.put_nowait, value)
    time.sleep(1)
    loop.call_soon_threadsafe(queue.put_nowait, None)


def wrong(loop, errors):
    try:
        loop.call_soon(print, "never")
    except RuntimeError as error:
        errors.append(str(error).partition(" invoked")[0])


async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    start = loop.time()
    thread = threading.Thread(target=sensor, args=(loop, queue))
    thread.start()
    while (value := await queue.get()) is not None:
        print(f"{value} degrees at {loop.time() - start:.0f} s")
    thread.join()

    loop.set_debug(True)
    errors = []
    thread = threading.Thread(target=wrong, args=(loop, errors))
    thread.start()
    thread.join()
    print(errors)

    try:
        asyncio.get_running_loop().run_until_complete(None)
    except RuntimeError as error:
        print(error)
    try:
        await asyncio.to_thread(asyncio.get_running_loop)
    except RuntimeError as error:
        print(error)


asyncio.run(main())

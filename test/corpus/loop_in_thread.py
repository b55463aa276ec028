"""A loop runs in its own thread and takes work from the main thread."""

import asyncio
import threading
import time


async def double(number):
    await asyncio.sleep(1)
    if number < 0:
        raise ValueError("negative")
    return 2 * number, threading.current_thread().name


async def forever():
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError:
        print("cancelled from the other thread")
        raise


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, name="loop thread")
thread.start()

futures = [asyncio.run_coroutine_threadsafe(double(n), loop) for n in (1, 2, -1)]
print(futures[0].result())
print(futures[1].result(timeout=5))
print(repr(futures[2].exception()))

slow = asyncio.run_coroutine_threadsafe(forever(), loop)
try:
    slow.result(timeout=1)
except TimeoutError:
    print("no result within 1 s")
accepted = slow.cancel()
time.sleep(0.5)
print("cancel:", accepted)

loop.call_soon_threadsafe(loop.stop)
thread.join()
print("running:", loop.is_running(), "thread alive:", thread.is_alive())
loop.close()
print("closed:", loop.is_closed())

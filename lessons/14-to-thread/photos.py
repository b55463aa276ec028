"""Three photos, and a lab with two printers: the third photo has to queue."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def print_photo():
    time.sleep(2)  # the driver of the printer blocks


async def order(photo):
    await asyncio.to_thread(print_photo)
    return f"{photo}: ready at {time.perf_counter() - started:.0f} s"


async def main():
    lab = ThreadPoolExecutor(max_workers=2, thread_name_prefix="printer")
    asyncio.get_running_loop().set_default_executor(lab)
    for line in await asyncio.gather(order("beach"), order("forest"), order("harbour")):
        print(line)


started = time.perf_counter()
asyncio.run(main())

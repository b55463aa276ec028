"""to_thread: threads overlap, and go on although the awaiting task gives up."""

import asyncio
import time


def download(name, seconds, *, done):
    time.sleep(seconds)
    done.append(name)
    return name.upper()


async def main():
    done = []
    start = time.perf_counter()
    results = await asyncio.gather(
        asyncio.to_thread(download, "a", 2, done=done),
        asyncio.to_thread(download, "b", 1, done=done),
        asyncio.sleep(1.5, "from the loop"),
    )
    print(results, done, f"{time.perf_counter() - start:.0f} s")

    task = asyncio.create_task(asyncio.to_thread(download, "c", 2, done=done))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled:", task.cancelled(), "at half time:", done)
    await asyncio.sleep(2)
    print("the thread went on:", done)

    try:
        await asyncio.wait_for(
            asyncio.to_thread(download, "d", 2, done=done), timeout=1
        )
    except TimeoutError:
        print("timed out")
    print("the end of asyncio.run waits for the thread")
    return done


start = time.perf_counter()
done = asyncio.run(main())
print(done, f"{time.perf_counter() - start:.0f} s")

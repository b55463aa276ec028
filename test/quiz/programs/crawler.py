"""Uses a module beside it."""
import asyncio
from crawler_helpers import PAGES, fetch


async def worker(name, queue):
    while True:
        url = await queue.get()
        page = await fetch(url)
        print(f"{name} finished {url}: {page}")
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for url in PAGES:
        queue.put_nowait(url)
    workers = [asyncio.create_task(worker(f"worker-{letter}", queue)) for letter in "AB"]
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print("all pages fetched")


asyncio.run(main())

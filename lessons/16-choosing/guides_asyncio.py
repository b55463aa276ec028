"""A hundred audio guides wait for their visitors to move on: a task for each."""

import asyncio
import threading


async def audio_guide():
    await asyncio.sleep(60)  # waits for the visitor


async def main():
    guides = [asyncio.create_task(audio_guide()) for _ in range(100)]
    await asyncio.sleep(1)
    print(f"{threading.active_count()} thread")
    await asyncio.gather(*guides)


asyncio.run(main())

"""One baker, three packers, and a way to know when everything is packed."""

import asyncio


async def bake(belt):
    for loaf in range(1, 7):
        await asyncio.sleep(0.5)
        await belt.put(loaf)


async def pack(name, belt):
    while True:
        loaf = await belt.get()
        await asyncio.sleep(1.2)
        print(f"{name} has packed loaf {loaf}")
        belt.task_done()


async def main():
    belt = asyncio.Queue(maxsize=2)
    packers = [asyncio.create_task(pack(name, belt), name=name) for name in ("Olga", "Pete", "Ruth")]
    await bake(belt)
    await belt.join()
    for packer in packers:
        packer.cancel()
    print("everything is packed")


asyncio.run(main())

"""A cook who makes the salad while the stew simmers."""

import asyncio
import time


async def stew():
    print("The stew goes on the stove.")
    await asyncio.sleep(3)
    print("The stew is ready.")


async def bread():
    print("The bread goes into the oven.")
    await asyncio.sleep(2)
    print("The bread is ready.")


async def salad():
    print("The salad soaks in cold water.")
    await asyncio.sleep(1)
    print("The salad is ready.")


async def main():
    await asyncio.gather(stew(), bread(), salad())


started = time.perf_counter()
asyncio.run(main())
print(f"Dinner after {time.perf_counter() - started:.0f} seconds.")

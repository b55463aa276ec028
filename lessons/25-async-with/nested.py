"""Three instruments of an observatory, opened one inside the other."""

import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def instrument(name):
    await asyncio.sleep(0.5)
    print(f"{name} opens")
    try:
        yield name
    finally:
        await asyncio.sleep(0.5)
        print(f"{name} closes")


async def main():
    async with instrument("dome") as dome:
        async with instrument("telescope") as telescope:
            async with instrument("camera") as camera:
                print(f"observing with {', '.join([dome, telescope, camera])}")
                await asyncio.sleep(2)


asyncio.run(main())

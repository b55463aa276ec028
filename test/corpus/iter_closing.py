"""When an async generator cleans up: aclose, aclosing, dropped, end of the run."""

import asyncio
import contextlib


async def numbers(name):
    try:
        for number in range(10):
            yield number
            await asyncio.sleep(0.5)
    finally:
        await asyncio.sleep(0)
        print(name, "cleaned up")


async def main():
    generator = numbers("closed by hand")
    print(await anext(generator))
    await generator.aclose()
    print("after aclose")

    async with contextlib.aclosing(numbers("aclosing")) as generator:
        async for number in generator:
            if number == 1:
                break
    print("after aclosing")

    async for number in numbers("dropped"):
        if number == 1:
            break
    print("after break: the loop closes it a little later")
    await asyncio.sleep(0.5)

    async for number in numbers("exhausted"):
        pass
    print("after the last item")

    left_open.append(numbers("end of the run"))
    print(await anext(left_open[0]))


left_open = []
asyncio.run(main())
print("after asyncio.run")

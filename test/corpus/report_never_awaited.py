"""A forgotten await does nothing but a RuntimeWarning on stderr."""

import asyncio


async def save(what):
    print("saving", what)
    await asyncio.sleep(1)


async def answer():
    return 42


async def main():
    save("forgotten")
    print("nothing saved")
    await save("awaited")

    number = answer()
    try:
        print(number + 1)
    except TypeError as error:
        print(error)
    print("late, but not too late:", await number)

    pending = save("closed")
    pending.close()
    print("closed in time: no warning")

    if answer():
        print("a coroutine is always true")


asyncio.run(main())

"""One failing task cancels its siblings; all errors come out as an ExceptionGroup."""

import asyncio


async def fail(error, seconds):
    await asyncio.sleep(seconds)
    raise error


async def sibling():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("sibling is cancelled")
        await asyncio.sleep(1)
        print("sibling has cleaned up")
        raise


async def stubborn():
    try:
        await asyncio.sleep(10)
    finally:
        raise KeyError("raised while cleaning up")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("first"), 1))
            group.create_task(sibling())
            group.create_task(stubborn())
            group.create_task(fail(OSError("never reached"), 3))
    except* ValueError as caught:
        print("ValueError:", [str(error) for error in caught.exceptions])
    except* LookupError as caught:
        print("LookupError:", [type(error).__name__ for error in caught.exceptions])

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sibling())
            await asyncio.sleep(1)
            raise RuntimeError("from the body")
    except ExceptionGroup as caught:
        print(f"{caught.message}: {caught.exceptions!r}")


asyncio.run(main())

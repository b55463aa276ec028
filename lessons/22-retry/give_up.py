"""Four calls, four failures: every failure is logged, and the last error comes out."""

import asyncio
import logging
import sys


async def call_lighthouse():
    raise ConnectionError("only noise")


async def with_retries(operation, attempts):
    for attempt in range(attempts):
        try:
            return await operation()
        except ConnectionError as error:
            logging.warning("call %d of %d failed: %s", attempt + 1, attempts, error)
            if attempt == attempts - 1:
                raise
            await asyncio.sleep(2**attempt)


async def main():
    try:
        print(await with_retries(call_lighthouse, attempts=4))
    except ConnectionError as error:
        print(f"We sail without advice: {error}")


logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")
asyncio.run(main())

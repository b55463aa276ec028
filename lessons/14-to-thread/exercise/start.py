"""Four old maps come from an archive whose client blocks: one after the other."""

import asyncio
import time

MAPS = ["Atlantic", "Baltic", "Caspian", "Dead Sea"]


def download(name):
    """The archive's own client. It blocks, and it cannot be changed."""
    time.sleep(2)
    return f"{name}: 3 sheets"


async def main():
    for name in MAPS:
        print(await asyncio.to_thread(download, name))


asyncio.run(main())

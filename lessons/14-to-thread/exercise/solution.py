"""Four old maps come from an archive whose client blocks: each in a thread, all at once."""

import asyncio
import time

MAPS = ["Atlantic", "Baltic", "Caspian", "Dead Sea"]


def download(name):
    """The archive's own client. It blocks, and it cannot be changed."""
    time.sleep(2)
    return f"{name}: 3 sheets"


async def main():
    for sheets in await asyncio.gather(*[asyncio.to_thread(download, name) for name in MAPS]):
        print(sheets)


asyncio.run(main())

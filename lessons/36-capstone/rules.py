"""What a website asks of its guests: robots.txt, read before anything else."""

import asyncio
from urllib.robotparser import RobotFileParser

import aiohttp

SITE = "http://bakery.example"


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{SITE}/robots.txt") as response:
            text = await response.text()
    print(text.strip())
    rules = RobotFileParser()
    rules.parse(text.splitlines())
    for path in ("/bread", "/admin"):
        print(f"{path}: {'welcome' if rules.can_fetch('*', SITE + path) else 'please do not'}")


asyncio.run(main())

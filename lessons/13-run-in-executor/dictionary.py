"""Three questions to an old library: arguments go in, results and exceptions come out."""

import asyncio
import functools
import time

WORDS = {
    "latin": {"tree": "arbor", "river": "flumen"},
    "norse": {"tree": "tré", "river": "á"},
}


def look_up(word, language="latin"):
    time.sleep(2)  # this library was written long before asyncio
    return WORDS[language][word]


async def main():
    loop = asyncio.get_running_loop()
    tree = loop.run_in_executor(None, look_up, "tree")
    river = loop.run_in_executor(None, functools.partial(look_up, "river", language="norse"))
    dragon = loop.run_in_executor(None, look_up, "dragon")
    print(f"Three questions are asked. Answered: {tree.done()}")

    print(f"tree: {await tree}")
    print(f"river: {await river}")
    try:
        print(f"dragon: {await dragon}")
    except KeyError as error:
        print(f"no such word: {error}")


asyncio.run(main())

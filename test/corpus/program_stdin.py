"""input() reads lines from stdin, also in a thread while the loop goes on."""
# stdin: Ada\n36\n\nfirst\nsecond\nlast line has no newline

import asyncio
import sys


async def dots(counter):
    while True:
        await asyncio.sleep(1)
        counter.append(".")


async def main():
    name = input("Name? ")
    age = int(input("Age? "))
    print(f"\n{name} is {age}")
    print("empty line:", repr(input()))

    counter = []
    task = asyncio.create_task(dots(counter))
    line = await asyncio.to_thread(sys.stdin.readline)
    print("from a thread:", line.rstrip())
    await asyncio.sleep(2.5)
    task.cancel()
    print("meanwhile:", "".join(counter))

    for line in sys.stdin:
        print("rest:", repr(line))
    try:
        input("More? ")
    except EOFError:
        print("\nend of input")


asyncio.run(main())

"""sys.argv, __name__, environment and a message as exit code."""
# args: --times 2 deploy "two words"
# exit: 1

import argparse
import asyncio
import os
import sys


async def run(command, times):
    for number in range(1, times + 1):
        await asyncio.sleep(0.5)
        print(command, number)


def parse():
    parser = argparse.ArgumentParser(prog="program")
    parser.add_argument("command")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("rest", nargs="*")
    return parser.parse_args()


if __name__ == "__main__":
    print(os.path.basename(sys.argv[0]), sys.argv[1:])
    print(os.path.basename(__file__), __name__, sys.flags.debug)
    options = parse()
    asyncio.run(run(options.command, options.times))
    if options.rest:
        sys.exit(f"too much: {options.rest}")

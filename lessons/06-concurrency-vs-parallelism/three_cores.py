"""The same three problems, each in a process of its own."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def solve(problem):
    positions = 0
    while positions < 5_000_000:  # pure computing, nothing to wait for
        positions += 1
    return f"{problem} is solved"


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=3) as helpers:
        answers = await asyncio.gather(
            loop.run_in_executor(helpers, solve, "problem 1"),
            loop.run_in_executor(helpers, solve, "problem 2"),
            loop.run_in_executor(helpers, solve, "problem 3"),
        )
    print(*answers, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())

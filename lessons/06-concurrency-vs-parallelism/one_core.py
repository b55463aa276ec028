"""Three chess problems to compute, in three tasks of one loop."""

import asyncio


def solve(problem):
    positions = 0
    while positions < 5_000_000:  # pure computing, nothing to wait for
        positions += 1
    return f"{problem} is solved"


async def solver(problem):
    return solve(problem)


async def main():
    answers = await asyncio.gather(solver("problem 1"), solver("problem 2"), solver("problem 3"))
    print(*answers, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())

"""After two failures the circuit opens: for seven seconds nobody asks the service at all."""

import asyncio
import time


class CircuitBreaker:
    def __init__(self):
        self.state = "closed"
        self.failures = 0

    async def call(self, operation):
        if self.state == "open":
            raise ConnectionError  # at once, without asking
        try:
            result = await operation()
        except ConnectionError:
            self.failures += 1
            if self.failures >= 2:
                self.state = "open"
                self.rest = asyncio.create_task(self.wait(), name="circuit open")
            raise
        self.state, self.failures = "closed", 0
        return result

    async def wait(self):
        await asyncio.sleep(7)
        self.state = "half-open"  # the next call is a test


async def recommend():
    if time.perf_counter() - started > 25:
        return "books for you"
    await asyncio.sleep(3)  # no answer, until the connection times out
    raise ConnectionError


async def show_page(breaker):
    try:
        return await breaker.call(recommend)
    except ConnectionError:
        return "bestsellers"


async def main():
    breaker = CircuitBreaker()
    for customer in range(1, 11):
        await asyncio.sleep(2)
        before = breaker.state
        page = await show_page(breaker)
        seconds = f"{time.perf_counter() - started:.0f} s"
        print(f"{seconds}: {before}: customer {customer} sees {page}")


started = time.perf_counter()
asyncio.run(main())

"""A circuit breaker fails fast after repeated errors and tries again later."""

import asyncio


class CircuitOpen(Exception):
    pass


class CircuitBreaker:
    def __init__(self, threshold, reset_after):
        self.threshold = threshold
        self.reset_after = reset_after
        self.failures = 0
        self.opened_at = None

    @property
    def state(self):
        if self.opened_at is None:
            return "closed"
        waited = asyncio.get_running_loop().time() - self.opened_at
        return "half-open" if waited >= self.reset_after else "open"

    async def call(self, operation):
        if self.state == "open":
            raise CircuitOpen("not even tried")
        try:
            result = await operation()
        except ConnectionError:
            self.failures += 1
            if self.failures >= self.threshold:
                self.opened_at = asyncio.get_running_loop().time()
            raise
        self.failures, self.opened_at = 0, None
        return result


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    async def service():
        await asyncio.sleep(0.5)
        if loop.time() - start < 6:
            raise ConnectionError("service is down")
        return "service is up"

    breaker = CircuitBreaker(threshold=2, reset_after=2)
    for second in range(10):
        await asyncio.sleep(start + second - loop.time())
        before = breaker.state
        try:
            outcome = await breaker.call(service)
        except (ConnectionError, CircuitOpen) as error:
            outcome = str(error)
        print(f"{second} s: {before}: {outcome}")


asyncio.run(main())

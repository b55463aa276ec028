"""The café again, in Tornado: a class for each page, a method for each kind of request."""

import asyncio
import time

from tornado.httpclient import AsyncHTTPClient
from tornado.web import Application, RequestHandler

AsyncHTTPClient.configure(None, max_clients=20)  # Tornado's client sends ten requests at once, if nobody says more


class Coffee(RequestHandler):
    async def get(self, name):
        await asyncio.sleep(1)  # the machine needs its time
        self.write(f"coffee for {name}")


async def order(client, guest):
    response = await client.fetch(f"http://127.0.0.1:8080/coffee/guest-{guest}")
    return response.body.decode()


async def main():
    server = Application([(r"/coffee/(.+)", Coffee)]).listen(8080, "127.0.0.1")
    started = time.perf_counter()
    client = AsyncHTTPClient()
    cups = await asyncio.gather(*[order(client, guest) for guest in range(1, 21)])
    print(f"{cups[0]} ... {cups[-1]}")
    print(f"{len(cups)} cups in {time.perf_counter() - started:.1f} s")
    server.stop()


asyncio.run(main())

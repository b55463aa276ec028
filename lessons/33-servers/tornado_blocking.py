"""Another framework, the same single thread: a handler that blocks keeps every neighbour waiting."""

import asyncio
import time

from tornado.httpclient import AsyncHTTPClient
from tornado.web import Application, RequestHandler


class Report(RequestHandler):
    def get(self):
        time.sleep(3)  # a slow library that knows nothing of asyncio
        self.write("42 pages")


class Hello(RequestHandler):
    def get(self):
        self.write("hello")


async def ask(client, path):
    started = time.perf_counter()
    response = await client.fetch(f"http://127.0.0.1:8080/{path}")
    print(f"{response.body.decode()} after {time.perf_counter() - started:.1f} s")


async def main():
    server = Application([(r"/report", Report), (r"/hello", Hello)]).listen(8080, "127.0.0.1")
    client = AsyncHTTPClient()
    await asyncio.gather(ask(client, "report"), ask(client, "hello"), ask(client, "hello"))
    server.stop()


asyncio.run(main())

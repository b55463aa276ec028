"""Tornado: handlers, their arguments and errors, the client with its limit, the old kind of coroutine."""

import asyncio
import logging
import time

import tornado.gen
import tornado.ioloop
import tornado.locks
import tornado.queues
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.web import Application, HTTPError, RequestHandler

logging.getLogger("tornado").setLevel(logging.CRITICAL)


class Hello(RequestHandler):
    def initialize(self, greeting):
        self.greeting = greeting

    def get(self, name):
        self.set_header("X-Name", name)
        self.write({self.greeting: name, "page": self.get_argument("page", "1")})


class Slow(RequestHandler):
    async def get(self):
        await tornado.gen.sleep(1)
        self.finish("at last")


class Form(RequestHandler):
    def prepare(self):
        self.started = True

    async def post(self):
        self.set_status(201)
        self.write(f"{self.get_body_argument('name')} {self.started} {self.request.method}")

    def put(self):
        raise HTTPError(403, reason="Not You")


class Broken(RequestHandler):
    def get(self):
        raise ValueError("a bug")


async def attempt(client, path, **options):
    try:
        response = await client.fetch(f"http://127.0.0.1:8730{path}", **options)
        print(path, response.code, response.body.decode())
    except HTTPClientError as error:
        print(path, error.code, error.message)


async def main():
    handlers = [(r"/hello/(\w+)", Hello, {"greeting": "hello"}), (r"/slow", Slow), (r"/form", Form), (r"/broken", Broken)]
    server = Application(handlers).listen(8730, "127.0.0.1")
    client = AsyncHTTPClient()
    await attempt(client, "/hello/Anna?page=2")
    await attempt(client, "/form", method="POST", body="name=Ben")
    await attempt(client, "/form", method="PUT", body="")
    await attempt(client, "/form")
    await attempt(client, "/broken")
    await attempt(client, "/nowhere")
    await attempt(client, "/slow", request_timeout=0.5)
    response = await client.fetch(HTTPRequest("http://127.0.0.1:8730/hello/Cleo"))
    print(response.headers["X-Name"], response.headers["Content-Type"])
    started = time.perf_counter()
    await asyncio.gather(*[client.fetch("http://127.0.0.1:8730/slow") for _ in range(12)])
    print(f"12 requests, 10 at once: {time.perf_counter() - started:.0f} s")
    server.stop()


@tornado.gen.coroutine
def old_style():
    yield tornado.gen.sleep(0.5)
    pair = yield [half(1), half(3)]
    raise tornado.gen.Return(pair)


async def half(number):
    return number / 2


async def queue_and_lock():
    items = tornado.queues.Queue(maxsize=1)
    lock = tornado.locks.Lock()

    async def produce():
        for item in range(3):
            async with lock:
                await items.put(item)
        print("all are in the queue")

    async def consume():
        async for item in items:
            await tornado.gen.sleep(0.5)
            print("item", item)
            items.task_done()

    consumer = asyncio.ensure_future(consume())
    await produce()
    await items.join()
    consumer.cancel()


asyncio.run(main())
asyncio.set_event_loop(asyncio.new_event_loop())
loop = tornado.ioloop.IOLoop.current()
print(loop.run_sync(old_style))
loop.run_sync(queue_and_lock)
ticks = []


def tick():
    ticks.append("tick")
    if len(ticks) == 3:
        loop.stop()


tornado.ioloop.PeriodicCallback(tick, 500).start()
loop.start()
print(ticks)

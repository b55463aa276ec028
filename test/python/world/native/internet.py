"""Serves the simulated internet on a real port, for programs that run on a native Python with the real libraries.

    python3 internet.py SCALE

prints the port and serves until its standard input ends. One second of an answer takes 1/SCALE s. The pages and their
behaviour are those of src/python/probe/internet.py, which the embedded Python uses.
"""

import asyncio
import importlib
import sys
from pathlib import Path
from types import ModuleType

PROBE = Path(__file__).resolve().parents[4] / "src" / "python" / "probe"


def load(name: str) -> ModuleType:
    """A module of the probe that stands by itself."""
    package = "simulated_internet"
    if package not in sys.modules:
        sys.modules[package] = ModuleType(package)
        sys.modules[package].__path__ = [str(PROBE)]
    return importlib.import_module(f"{package}.{name}")


http_message = load("http_message")
internet = load("internet")


class Server:
    """The hosts, behind one port."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.internet = internet.Internet()

    def now(self) -> float:
        return asyncio.get_running_loop().time() * self.scale

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: requests one after the other, until somebody closes it."""
        parser, body = http_message.MessageParser(), b""
        try:
            while data := await reader.read(65_536):
                body += parser.feed(data)
                while parser.complete:
                    if not await self.answer(parser, body, reader, writer):
                        return
                    rest, parser = parser.rest, http_message.MessageParser()
                    body = parser.feed(rest)
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def answer(self, parser, body: bytes, reader, writer: asyncio.StreamWriter) -> bool:
        """Answers a request; gives whether the connection stays open."""
        method, target, _version = parser.head
        url = target if "://" in target else f"http://{parser.headers.get('Host')}{target}"
        headers = {name.lower(): value for name, value in parser.headers}
        answer = self.internet.answer(internet.Request(method, url, headers, body), self.now())
        gone = asyncio.ensure_future(self.watch(reader, answer.ticket))
        fields = http_message.Headers(answer.headers.items())
        fields.set("Connection", "keep-alive" if parser.keeps_alive else "close")
        head = http_message.response_head(answer.status, http_message.reason(answer.status), fields)
        start = self.now()
        for piece in answer.pieces:
            await asyncio.sleep(max(0, start + piece.seconds - self.now()) / self.scale)
            writer.write(head + piece.data)
            head = b""
        gone.cancel()
        await writer.drain()
        return parser.keeps_alive

    async def watch(self, reader: asyncio.StreamReader, ticket: int) -> None:
        """A client that hangs up does not wait any more."""
        while not reader.at_eof():
            await asyncio.sleep(0.01)
        self.internet.abandon(ticket)


async def main() -> None:
    server = await asyncio.start_server(Server(float(sys.argv[1])).serve, "127.0.0.1", 0, backlog=200)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await asyncio.to_thread(sys.stdin.read)


asyncio.run(main())

"""What runs an application of aiohttp.web."""

import asyncio
from collections.abc import Callable
from typing import Any

from async_tutor_probe import simulation
from async_tutor_probe.http_server import HttpServer
from async_tutor_probe.unsupported import Simulated, refuse

from .web_app import Application

_NO_DIFFERENCE = (
    "access_log access_log_format access_log_class handle_signals reuse_address reuse_port backlog ssl_context "
    "keepalive_timeout tcp_keepalive handler_cancellation print loop auto_decompress logger"
)


class GracefulExit(SystemExit):
    """The server was asked to stop."""

    code = 1


class AppRunner(Simulated):
    """An application that is set up and can be reached through sites."""

    def __init__(self, app: Application, *, shutdown_timeout: float = 60.0, **options: Any) -> None:
        refuse("web.AppRunner()", options, ignore=_NO_DIFFERENCE)
        self.app = app
        self.server: HttpServer | None = None
        self.sites: set[TCPSite] = set()
        self._shutdown_timeout = shutdown_timeout

    @property
    def addresses(self) -> list[Any]:
        return [sock.getsockname() for sock in self.server.sockets] if self.server else []

    async def setup(self) -> None:
        await self.app.startup()
        self.server = HttpServer(self.app.handle, body_limit=self.app.client_max_size)

    async def cleanup(self) -> None:
        if self.server is None:
            return
        self.server.stop_listening()
        await self.app.shutdown()
        await self.server.close(self._shutdown_timeout)
        await self.app.cleanup()
        self.server = None
        self.sites.clear()


class TCPSite(Simulated):
    """An address where an application can be reached."""

    def __init__(self, runner: AppRunner, host: str | None = None, port: int | None = None, **options: Any) -> None:
        refuse("web.TCPSite()", options, ignore=f"{_NO_DIFFERENCE} shutdown_timeout")
        if runner.server is None:
            raise RuntimeError("Call runner.setup() before making a site")
        self._runner = runner
        self._host = host
        self._port = 8080 if port is None else port

    @property
    def name(self) -> str:
        return f"http://{self._host or '0.0.0.0'}:{self._port}"

    async def start(self) -> None:
        assert self._runner.server is not None
        await self._runner.server.listen(self._host, self._port)
        self._runner.sites.add(self)

    async def stop(self) -> None:
        if self._runner.server is not None:
            self._runner.server.stop_listening()
        self._runner.sites.discard(self)


async def _run_app(
    app: Any, host: str | None, port: int | None, timeout: float, say: Callable[[str], None] | None
) -> None:
    if asyncio.iscoroutine(app):
        app = await app
    runner = AppRunner(app, shutdown_timeout=timeout)
    await runner.setup()
    try:
        site = TCPSite(runner, host, port)
        await site.start()
        if say:
            say(f"======== Running on {site.name} ========\n(Press CTRL+C to quit)")
        forever = asyncio.get_running_loop().create_future()
        await simulation.labelled(f"clients at {site.name}", forever)
    finally:
        await runner.cleanup()


def run_app(
    app: Any,
    *,
    host: str | None = None,
    port: int | None = None,
    shutdown_timeout: float = 60.0,
    print: Callable[[str], None] | None = print,
    **options: Any,
) -> None:
    """Serves an application for ever."""
    refuse("web.run_app()", options, ignore=_NO_DIFFERENCE)
    loop = options.get("loop") or asyncio.new_event_loop()
    main = loop.create_task(_run_app(app, host, port, shutdown_timeout, print))
    asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(main)
    except (GracefulExit, KeyboardInterrupt):
        pass
    finally:
        main.cancel()
        loop.run_until_complete(asyncio.gather(main, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()

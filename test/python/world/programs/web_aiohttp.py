"""aiohttp.web: routes, middlewares, answers of all kinds, the beginning and the end."""

import asyncio
import logging

import aiohttp
from aiohttp import web

logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
routes = web.RouteTableDef()


@routes.get("/hello/{name}")
async def hello(request):
    return web.json_response({"hello": request.match_info["name"], "from": request.query.get("from")})


@routes.post("/sum")
async def total(request):
    return web.json_response({"sum": sum(await request.json()), "in": request.app["name"]})


@routes.get(r"/number/{value:\d+}")
async def number(request):
    return web.Response(body=b"\x01\x02", content_type="application/octet-stream", headers={"X-Value": request.match_info["value"]})


@routes.get("/slow")
async def slow(request):
    await asyncio.sleep(1)
    return web.Response(text="at last")


@routes.get("/stream")
async def stream(request):
    response = web.StreamResponse()
    await response.prepare(request)
    for line in range(3):
        await response.write(f"{line}\n".encode())
        await asyncio.sleep(0.5)
    return response


@routes.get("/broken")
async def broken(request):
    raise ValueError("a bug")


@routes.get("/moved")
async def moved(request):
    raise web.HTTPFound("/hello/moved")


@routes.view("/view")
class Page(web.View):
    async def get(self):
        return web.Response(text="a view", status=201)


@web.middleware
async def stamp(request, handler):
    try:
        response = await handler(request)
    except web.HTTPException as error:
        print(f"middleware sees {error.status}")
        raise
    if not response.prepared:
        response.headers["X-Stamp"] = request.path
    return response


async def say(what, app):
    print(what)


async def main():
    app = web.Application(middlewares=[stamp])
    app["name"] = "the app"
    app.add_routes(routes)
    app.on_startup.append(lambda app: say("startup", app))
    app.on_cleanup.append(lambda app: say("cleanup", app))
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 8720).start()
    async with aiohttp.ClientSession("http://127.0.0.1:8720") as session:
        async with session.get("/hello/Anna?from=here") as response:
            print(await response.json(), response.headers["X-Stamp"])
        async with session.post("/sum", json=[1, 2, 3]) as response:
            print(await response.json())
        async with session.get("/number/42") as response:
            print(await response.read(), response.headers["X-Value"])
        for path in ("/number/x", "/sum", "/broken", "/moved", "/view", "/stream"):
            async with session.get(path) as response:
                print(path, response.status, (await response.text()).splitlines()[0])
        async with session.get("/stream") as response:
            async for line in response.content:
                print(line)
        await asyncio.gather(*[session.get("/slow") for _ in range(20)])
    await runner.cleanup()


asyncio.run(main())

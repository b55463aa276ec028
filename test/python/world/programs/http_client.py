"""aiohttp's client: what a request sends, what an answer tells."""

import asyncio

import aiohttp


async def main():
    async with aiohttp.ClientSession(headers={"X-From": "a test"}) as session:
        async with session.get("http://httpbin.org/get", params={"page": 7, "word": "a b"}) as response:
            page = await response.json()
            print(response.status, response.reason, response.ok, response.content_type)
            print(page["args"], page["headers"]["X-From"], str(response.url))
        async with session.post("http://httpbin.org/post", json={"numbers": [1, 2]}) as response:
            print((await response.json())["json"])
        async with session.post("http://httpbin.org/post", data={"name": "Anna"}) as response:
            print((await response.json())["form"])
        async with session.put("http://httpbin.org/put", data=b"raw bytes") as response:
            print((await response.json())["data"])
        async with session.head("http://httpbin.org/get") as response:
            print(response.status, await response.text() == "")
        async with session.get("http://httpbin.org/redirect/2") as response:
            print([step.status for step in response.history], response.url.path)
        async with session.get("http://httpbin.org/redirect/1", allow_redirects=False) as response:
            print(response.status, response.headers["location"])
        async with session.get("http://example.com/") as response:
            text = await response.text()
            print(text.splitlines()[2], response.charset)
        response = await session.get("http://httpbin.org/json")
        print((await response.json())["slideshow"]["title"])
        response.release()
    print(session.closed)
    try:
        await session.get("http://example.com/")
    except RuntimeError as error:
        print(error)


asyncio.run(main())

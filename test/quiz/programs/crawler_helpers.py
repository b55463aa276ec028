import asyncio

PAGES = {"/index": 1, "/about": 3, "/blog": 0.5, "/contact": 2}


async def fetch(url):
    await asyncio.sleep(PAGES[url])
    return f"<h1>{url[1:]}</h1>"

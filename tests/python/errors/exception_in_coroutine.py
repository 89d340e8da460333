# The traceback of an error deep in a chain of awaits.
import asyncio


async def fetch(url):
    await asyncio.sleep(0)
    raise ConnectionError(f"no route to {url}")


async def load(url):
    return await fetch(url)


async def main():
    pages = [await load(url) for url in ("a.example", "b.example")]
    print(pages)


asyncio.run(main())

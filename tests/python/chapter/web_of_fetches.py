# Ten pretend requests at once, results in the order of asking.
# rules: 33
import asyncio
import random


async def fetch(page, latency):
    await asyncio.sleep(latency)
    print("got page", page)
    return f"<html>{page}</html>"


async def main():
    random.seed(4)
    pages = list(range(6))
    order = pages[:]
    random.shuffle(order)
    print("order of arrival should be", order)
    latency = {page: 0.03 * (place + 1) for place, page in enumerate(order)}
    texts = await asyncio.gather(*(fetch(p, latency[p]) for p in pages))
    for text in texts:
        print(text)


asyncio.run(main())

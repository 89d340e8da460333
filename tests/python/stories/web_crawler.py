# A crawler over a made-up web, with a visited set and a task group.
import asyncio

WEB = {
    "home": ["news", "shop"], "news": ["home", "archive"], "shop": ["cart", "home"],
    "archive": ["news", "missing"], "cart": [],
}


async def fetch(page):
    await asyncio.sleep(0.01)
    if page not in WEB:
        raise LookupError(page)
    return WEB[page]


async def crawl(start):
    seen, broken, level = {start}, [], [start]
    while level:
        answers = await asyncio.gather(*map(fetch, level), return_exceptions=True)
        print("level", level)
        following = []
        for page, answer in zip(level, answers):
            match answer:
                case LookupError():
                    broken.append(page)
                case list() as links:
                    for link in links:
                        if link not in seen:
                            seen.add(link)
                            following.append(link)
        level = following
    return sorted(seen), broken


print(asyncio.run(crawl("home")))

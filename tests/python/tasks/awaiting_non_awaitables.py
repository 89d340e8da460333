# What await says to things that cannot be awaited.
import asyncio


class Shy:
    def __await__(self):
        return 5


async def main():
    for thing in (5, "tea", None, [1], print, Shy(), main):
        try:
            await thing
        except TypeError as error:
            print("TypeError:", error)
    for thing in (5, "tea", print):
        try:
            asyncio.create_task(thing)
        except TypeError as error:
            print("TypeError:", error)
        try:
            asyncio.ensure_future(thing)
        except TypeError as error:
            print("TypeError:", error)


asyncio.run(main())

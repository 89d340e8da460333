# Every task runs in a copy of the context; a callback in the one that was current.
import asyncio
import contextvars

who = contextvars.ContextVar("who", default="nobody")


async def child(name):
    print(name, "inherits", who.get())
    who.set(name)
    await asyncio.sleep(0)
    print(name, "keeps", who.get())


async def main():
    loop = asyncio.get_running_loop()
    who.set("main")
    loop.call_soon(lambda: print("callback sees", who.get()))
    one = asyncio.create_task(child("one"))
    who.set("main, later")
    two = asyncio.create_task(child("two"))
    own = contextvars.copy_context()
    own.run(who.set, "given")
    three = asyncio.create_task(child("three"), context=own)
    await asyncio.gather(one, two, three)
    print("main still", who.get(), "/ own context", own[who])


asyncio.run(main())

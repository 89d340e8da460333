"""stop() lets the iteration end; stop() on a loop that stands lets the next one run."""

import asyncio

loop = asyncio.new_event_loop()


def first():
    print("first")
    loop.stop()
    loop.call_soon(print, "third, made by the first")


loop.call_soon(first)
loop.call_soon(print, "second")
loop.run_forever()
print("stopped")
loop.stop()
loop.call_soon(lambda: loop.call_soon(print, "fifth, made by the fourth"))
loop.call_soon(print, "fourth")
loop.run_forever()
print("stopped again")
loop.call_soon(loop.stop)
loop.run_forever()
print("over")
loop.close()

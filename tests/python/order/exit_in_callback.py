# SystemExit in a callback leaves run_forever at once; the rest of the pass stays queued.
# rules: 8
import asyncio

loop = asyncio.new_event_loop()


def leave():
    raise SystemExit(3)


loop.call_soon(print, "before")
loop.call_soon(leave)
loop.call_soon(print, "behind the exit")
try:
    loop.run_forever()
except SystemExit as exit:
    print("caught SystemExit", exit.code)
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()

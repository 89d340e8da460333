# stop() lets the pass finish; what was queued after it waits for the next run.
# rules: 6
import asyncio

loop = asyncio.new_event_loop()


def stopper():
    print("stop asked for")
    loop.stop()
    loop.call_soon(print, "queued after stop")


loop.call_soon(print, "before")
loop.call_soon(stopper)
loop.call_soon(print, "same pass")
loop.run_forever()
print("loop stopped")
loop.call_soon(loop.stop)
loop.run_forever()
print("stopped again")
loop.close()

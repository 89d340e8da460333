# A frame that a traceback holds holds its caller: what the caller left behind ends with the error.
import asyncio
import sys


async def steps(who):
    try:
        yield 1
        yield 2
    finally:
        print(who, "closes")


def chain(frame):
    names = []
    while frame is not None and frame.f_code.co_filename == __file__:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


async def inner():
    await asyncio.wait_for(asyncio.Event().wait(), 0.01)


async def abandons(who):
    by_hand = steps(who)
    await anext(by_hand)
    try:
        await inner()
    except TimeoutError:
        print(who, "too late")


async def waits_in_a_cycle():
    # The error knows the frame, the frame the future, the future the error.
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("kept"))
    try:
        await future
    except KeyError as error:
        print(repr(error), chain(error.__traceback__.tb_frame))


async def calls_it():
    by_hand = steps("cycle")
    await anext(by_hand)
    await waits_in_a_cycle()


async def main():
    await asyncio.create_task(abandons("task"))
    print("task over")
    await abandons("main")
    print("main goes on")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await calls_it()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())


class Held:
    def __del__(self):
        print("gone")


def raises():
    raise ValueError("x")


def calls():
    held = Held()
    raises()


kept = None
try:
    calls()
except ValueError as error:
    kept = error.__traceback__.tb_next.tb_next.tb_frame
print(chain(kept))
kept = None
print("end", sys.version_info[:2])

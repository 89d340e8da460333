# A coroutine goes where its name gets None, not at the statement after, and a missing name may be a module.
import traceback


async def work():
    pass


def forgets():
    first = work()
    first = None
    second = work()
    second = None; print('replaced')


def misnames():
    contextlab = 1
    contextlib.suppress()


forgets()
try:
    misnames()
except NameError:
    traceback.print_exc()
try:
    json.dumps(1)
except NameError:
    traceback.print_exc()

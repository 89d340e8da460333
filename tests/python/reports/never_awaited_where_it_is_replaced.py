# A coroutine goes where its name gets None or its truth is asked for, and a missing name may be a module.
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


async def ready():
    return True


def asks():
    if ready():
        print('always')
    if not ready():
        print('never')
    if ready() is None:
        print('never')
    if ready() is not None:
        print('always')
    if ready() == True:
        print('never')
    first = ready() is True
    second = ready() == 1
    third = not ready()
    while ready():
        break
    fourth = 1 if ready() else 2
    assert ready()
    if ready() and ready():
        print('always')


asks()

# A traceback's frames, walked through by hand, have the library's line numbers.
import asyncio
import io
import sys
import traceback
import types


async def fail():
    here = 'fail'
    raise ValueError('one')


async def main():
    await asyncio.gather(fail(), asyncio.sleep(1))


try:
    asyncio.run(main())
except ValueError as error:
    at = error.__traceback__
    while at:
        print(at.tb_frame.f_code.co_name, at.tb_lineno)
        at = at.tb_next
    stack = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), capture_locals=True)
    print(stack[-1].locals, len(stack))

frame = sys._getframe()
print(repr(frame).split(', ')[2], f'line {frame.f_lineno}')
print(io.StringIO, repr(io.BytesIO()).split()[0])
try:
    types.coroutine(3)
except TypeError as error:
    print(error)

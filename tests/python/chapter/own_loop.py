# A loop made by hand, used and closed.
# rules: 6
import asyncio


async def main():
    print("inside", asyncio.get_running_loop() is loop)
    await asyncio.sleep(0.02)
    return "done by hand"


loop = asyncio.new_event_loop()
try:
    print(loop.is_running(), loop.is_closed())
    print(loop.run_until_complete(main()))
finally:
    loop.close()
print(loop.is_running(), loop.is_closed())

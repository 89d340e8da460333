# A loop tells its state.
import asyncio


async def main():
    print(asyncio.get_running_loop())


loop = asyncio.new_event_loop()
print(loop)
loop.run_until_complete(main())
loop.set_debug(True)
loop.close()
print(loop)

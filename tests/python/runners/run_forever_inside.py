# A refused run_forever() takes the running loop away, in 3.13.0.
import asyncio, traceback
async def main():
    loop = asyncio.get_running_loop()
    try:
        loop.run_until_complete(asyncio.sleep(0))
    except RuntimeError:
        traceback.print_exc()
    other = asyncio.new_event_loop()
    try:
        other.run_until_complete(asyncio.sleep(0))
    except RuntimeError:
        traceback.print_exc()
    other.close()
    try:
        loop.close()
    except RuntimeError:
        traceback.print_exc()
    try:
        loop.run_forever()
    except RuntimeError:
        traceback.print_exc()
    try:
        print(asyncio.get_running_loop())
    except RuntimeError as e:
        print(e)
    print(loop.is_running())
asyncio.run(main())

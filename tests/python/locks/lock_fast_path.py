# An uncontended lock does not yield; releasing wakes one waiter, who runs a pass later.
# rules: 12
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    lock = asyncio.Lock()
    loop.call_soon(print, "the loop's turn")
    await lock.acquire()
    print("no turn was given for the lock")

    async def second():
        print("second asks")
        await lock.acquire()
        print("second has it")
        lock.release()

    task = asyncio.create_task(second())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    lock.release()
    print("released, locked:", lock.locked())
    await task


asyncio.run(main())

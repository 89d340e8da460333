# FIRST_EXCEPTION stops at an error, not at a cancellation.
# rules: 32
import asyncio


async def job(delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    return "fine"


async def main():
    fine = asyncio.create_task(job(0.02), name="1 fine")
    victim = asyncio.create_task(job(5), name="2 victim")
    bad = asyncio.create_task(job(0.07, ValueError("rotten")), name="3 bad")
    slow = asyncio.create_task(job(0.3), name="4 slow")
    asyncio.get_running_loop().call_later(0.045, victim.cancel)
    done, pending = await asyncio.wait(
        [fine, victim, bad, slow], return_when=asyncio.FIRST_EXCEPTION
    )
    print("done   ", sorted(t.get_name() for t in done))
    print("pending", sorted(t.get_name() for t in pending))
    slow.cancel()


asyncio.run(main())

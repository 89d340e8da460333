# The waiter behind the shield is cancelled, the work inside is not.
# rules: 35
import asyncio


async def deposit():
    print("counting the money")
    await asyncio.sleep(0.06)
    print("money is safe")
    return 100


async def customer(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print("customer leaves; inner done:", task.done(), "cancelled:", task.cancelled())
        raise


async def main():
    task = asyncio.create_task(deposit())
    visit = asyncio.create_task(customer(task))
    await asyncio.sleep(0.02)
    visit.cancel()
    await asyncio.wait([visit])
    print("balance", await task)


asyncio.run(main())

# An event wakes everybody who waits for it.
# mask: stdout
import asyncio


async def runner(number, gun):
    print("runner", number, "ready")
    await gun.wait()
    print("runner", number, "runs")


async def main():
    gun = asyncio.Event()
    tasks = [asyncio.create_task(runner(i, gun)) for i in range(3)]
    await asyncio.sleep(0.02)
    print(gun, gun.is_set())
    gun.set()
    print("bang", gun)
    await asyncio.gather(*tasks)
    print(await gun.wait())
    gun.clear()
    print(gun.is_set())


asyncio.run(main())

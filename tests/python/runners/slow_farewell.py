# A background task may take its time to clean up; run waits for it.
# rules: 44
import asyncio


async def lamp():
    try:
        while True:
            print("blink")
            await asyncio.sleep(0.04)
    except asyncio.CancelledError:
        for step in ("dim", "dimmer", "dark"):
            print(step)
            await asyncio.sleep(0.02)
        return "off"


async def main():
    asyncio.create_task(lamp())
    await asyncio.sleep(0.1)


asyncio.run(main())

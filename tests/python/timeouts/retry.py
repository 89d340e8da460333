# Try again, with a little more patience each time.
# rules: 31
import asyncio


async def flaky(attempt):
    await asyncio.sleep(0.12 / attempt)
    return f"answer on attempt {attempt}"


async def main():
    for attempt in range(1, 5):
        patience = 0.02 * attempt
        try:
            answer = await asyncio.wait_for(flaky(attempt), patience)
        except TimeoutError:
            print(f"attempt {attempt}: nothing after {patience:.2f} s")
        else:
            print(answer)
            break


asyncio.run(main())

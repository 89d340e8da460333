# An error of the cleanup goes up in place of the TimeoutError, which stays in its history.
# rules: 31, 37
import asyncio
async def slow():
    try:
        await asyncio.sleep(5)
    finally:
        raise RuntimeError("while cleaning")
async def main():
    await asyncio.wait_for(slow(), timeout=0.2)
asyncio.run(main())

# An error with a cause, caught from a task and followed by another.
import asyncio
async def low(): raise KeyError("low")
async def mid():
    try: await low()
    except KeyError as e: raise ValueError("mid") from e
async def main():
    t = asyncio.create_task(mid(), name="T")
    try: await t
    except ValueError:
        raise RuntimeError("top")
asyncio.run(main())

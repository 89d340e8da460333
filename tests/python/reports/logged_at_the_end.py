# What is logged with an error at the end fails, as no source can be read any more.
import asyncio, logging
logging.basicConfig()
class B:
    def __del__(self):
        try: 1/0
        except Exception: logging.exception("oh")
b = B()
async def bad(): raise ValueError("x")
async def main():
    global t
    t = asyncio.create_task(bad())
asyncio.run(main())

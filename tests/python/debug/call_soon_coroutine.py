# Debug mode refuses coroutines as callbacks.
# rules: 9
import asyncio


async def job():
    pass


async def main():
    loop = asyncio.get_running_loop()
    for wrong in (job, 5):
        try:
            loop.call_soon(wrong)
        except TypeError as error:
            print("TypeError:", str(error).split(" <")[0])


asyncio.run(main(), debug=True)

# A main that swallows the first interrupt is left by the second.
# rules: 45
import asyncio, signal
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, signal.raise_signal, signal.SIGINT)
    loop.call_later(0.2, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("swallowed")
    await asyncio.sleep(10)
try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print("KI", repr(e.__context__))

# Ctrl-C cancels the main task first; run then raises KeyboardInterrupt.
# rules: 45
import asyncio
import signal


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.02, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("main is cancelled and tidies up")
        await asyncio.sleep(0.02)
        print("tidy")
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")

# An interrupt cancels the main task; once that has ended, run raises KeyboardInterrupt, and the program ends by the signal.
# rules: 45
import asyncio, signal
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(10)
    finally:
        print("cleanup", asyncio.current_task().cancelling())
asyncio.run(main())

# Debug mode notices call_soon from another thread.
# rules: 9
import asyncio
import threading


def outsider(loop):
    try:
        loop.call_soon(print, "hello")
    except RuntimeError as error:
        print("RuntimeError:", error)


async def main():
    thread = threading.Thread(target=outsider, args=(asyncio.get_running_loop(),))
    thread.start()
    thread.join()


asyncio.run(main(), debug=True)

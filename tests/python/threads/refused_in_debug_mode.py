# Debug mode refuses what another thread puts on the loop, tasks as well; a future of another loop is refused twice.
# env: PYTHONASYNCIODEBUG=1
import asyncio
import threading


async def nothing():
    pass


async def main():
    loop = asyncio.get_running_loop()
    results = []

    def attempt(call):
        try:
            results.append(type(call()).__name__)
        except RuntimeError as e:
            results.append(str(e))

    def work():
        attempt(lambda: loop.call_soon(print))
        attempt(lambda: loop.create_task(nothing()))
        attempt(lambda: loop.call_soon_threadsafe(print, "from the thread"))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    await asyncio.sleep(0)
    for result in results:
        print(result)

    other = asyncio.new_event_loop()
    future = other.create_future()
    for wait in (nothing, lambda: asyncio.wait_for(future, 1)):
        try:
            await (future if wait is nothing else wait())
        except RuntimeError as e:
            print(str(e).rsplit("> ", 1)[-1])
    other.close()


asyncio.run(main())

# The loop's own handlers for signals that the program sends itself; who may have one, and of what.
import asyncio, signal
async def main():
    loop=asyncio.get_running_loop()
    stop=asyncio.Event()
    def h(name):
        print("got", name); stop.set()
    for s in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(s, h, s.name)
    print("installed")
    try:
        await asyncio.wait_for(stop.wait(), 0.05)
    except TimeoutError:
        print("nobody signalled")
    print(loop.remove_signal_handler(signal.SIGINT))
    print(loop.remove_signal_handler(signal.SIGTERM))
    print(loop.remove_signal_handler(signal.SIGTERM))
    for bad in ("x", 0, 999, -1):
        try: loop.add_signal_handler(bad, print)
        except Exception as e: print(type(e).__name__, e)
    async def co(): pass
    try: loop.add_signal_handler(signal.SIGUSR1, co)
    except Exception as e: print(type(e).__name__, e)
    try: loop.add_signal_handler(signal.SIGKILL, print)
    except Exception as e: print(type(e).__name__, e)
    c=co()
    try: loop.add_signal_handler(signal.SIGTERM, c)
    except Exception as e: print(type(e).__name__, e)
    c.close()

async def sends():
    loop=asyncio.get_running_loop()
    stop=asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, lambda: (print("usr1"), stop.set()))
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGUSR1)
    await stop.wait()
    print("done")
    loop.call_later(0.01, signal.raise_signal, signal.SIGUSR1)
    stop.clear()
    await stop.wait()
asyncio.run(main())
asyncio.run(sends())


async def graceful():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(asyncio.sleep(n), name=f"worker-{n}") for n in (5, 6)]

    def shut_down(sig):
        print("shutting down for", sig.name)
        for task in tasks:
            task.cancel()

    loop.add_signal_handler(signal.SIGTERM, shut_down, signal.SIGTERM)
    loop.call_later(0.1, signal.raise_signal, signal.SIGTERM)
    for task, result in zip(tasks, await asyncio.gather(*tasks, return_exceptions=True)):
        print(task.get_name(), repr(result))
    loop.add_signal_handler(signal.SIGINT, lambda: 1 / 0)
    os.kill(os.getpid(), signal.SIGINT)
    print("not at once")
    await asyncio.sleep(0.01)


asyncio.run(graceful())
print(signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT) is signal.default_int_handler)
old = signal.signal(signal.SIGUSR2, lambda number, frame: print("plain", number, frame.f_lineno))
print(repr(old))
signal.raise_signal(signal.SIGUSR2)
signal.signal(signal.SIGUSR2, signal.SIG_IGN)
signal.raise_signal(signal.SIGUSR2)
for number, handler in ((signal.SIGSTOP, print), (signal.SIGUSR1, 7), (65, print)):
    try:
        signal.signal(number, handler)
    except (OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)

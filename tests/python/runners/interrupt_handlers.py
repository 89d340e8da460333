# raise_signal calls the handler at once; who sets another takes it over from run.
# rules: 45
import asyncio, signal
async def main():
    signal.raise_signal(signal.SIGINT)
    print("after raise")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("swallow")
    return 5
print(asyncio.run(main()))
def h(s, f): print("handler", s, signal.Signals(s).name)
old = signal.signal(signal.SIGINT, h)
print(old is signal.default_int_handler, signal.getsignal(signal.SIGINT) is h)
signal.raise_signal(signal.SIGINT)
print(repr(signal.SIGTERM), signal.SIGTERM.name, signal.strsignal(signal.SIGTERM), signal.getsignal(signal.SIGTERM))
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
print(repr(signal.getsignal(signal.SIGINT)))
try: signal.signal(100, h)
except ValueError as e: print(e)

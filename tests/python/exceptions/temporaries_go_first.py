# What an expression held goes before the frame does.
async def get(): return 1
def f(*a): raise ValueError("v")
import sys
def run():
    try:
        f(get(), get())
    except ValueError as e:
        print("caught", file=sys.stderr)
    print("done", file=sys.stderr)
run()
def run2():
    x = [get()] + None
try: run2()
except TypeError as e: print(e, file=sys.stderr)
print("1", file=sys.stderr)

# Filters of warnings hold for coroutines that were never awaited, too.
import asyncio, warnings
warnings.simplefilter("ignore", RuntimeWarning)
async def f(): pass
async def main():
    f()
    print("quiet")
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        f(); f()
        print(len(w), [str(x.message) for x in w], w[0].category.__name__)
    warnings.simplefilter("always")
    for _ in range(2): f()
asyncio.run(main())

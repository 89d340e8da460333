# Both timeouts are due in one pass: one CancelledError, only the outer converts.
# rules: 38
import asyncio


async def main():
    when = asyncio.get_running_loop().time() + 0.03
    try:
        async with asyncio.timeout_at(when) as outer:
            try:
                async with asyncio.timeout_at(when + 0.000001) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner converted")
            except asyncio.CancelledError:
                print("inner let the cancellation pass", asyncio.current_task().cancelling())
                raise
    except TimeoutError:
        print("outer converted")
    print(outer.expired(), inner.expired(), asyncio.current_task().cancelling())


asyncio.run(main())

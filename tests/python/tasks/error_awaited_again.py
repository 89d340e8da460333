# A task's error keeps its traceback for the first that asks for it.
import asyncio
async def bad(): raise ValueError("shared")
async def main():
    t = asyncio.create_task(bad())
    for i in range(2):
        try: await t
        except ValueError as e:
            import traceback; traceback.print_exc()
    print(t.exception() is t.exception())
    try: t.result()
    except ValueError: traceback.print_exc()
    await t
asyncio.run(main())

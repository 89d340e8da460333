# Breakfast: kettle, toast and eggs at the same time.
# rules: 11, 13
import asyncio


async def cook(what, *steps):
    for number, (step, seconds) in enumerate(steps, 1):
        print(f"{what:<8}| {number}. {step}")
        await asyncio.sleep(seconds)
    print(f"{what:<8}| ready")
    return what.upper()


async def main():
    kettle = asyncio.create_task(cook("kettle", ("fill", 0.03), ("boil", 0.14)))
    toast = asyncio.create_task(cook("toast", ("slice", 0.05), ("toast", 0.06)))
    eggs = asyncio.create_task(cook("eggs", ("crack", 0.02), ("fry", 0.06), ("salt", 0.13)))
    served = [await eggs, await toast, await kettle]
    print(" + ".join(served))


asyncio.run(main())

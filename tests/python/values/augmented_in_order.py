# What is added to is looked at before what is added: an unbound name raises before anything is asked.
import asyncio
total = 0
async def get(): 
    print("asked"); await asyncio.sleep(0); return 1
async def bad():
    total += await get()
async def good():
    t = 0
    for i in range(3): t += await get()
    s = ""
    for i in range(3): s += str(i)
    l = [1]
    m = l
    l += [i for i in range(2)]
    print(t, s, l, m is l)
    x = 1
    x += (x := 5)
    return x
print(asyncio.run(good()))
asyncio.run(bad())

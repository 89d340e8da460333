# Several threads run a loop each.
import asyncio, threading
results = {}
async def main(name, n):
    total = 0
    for i in range(n):
        await asyncio.sleep(0.001)
        total += i
    results[name] = total
    return total
def runner(name, n):
    print(f"{name} returned", asyncio.run(main(name, n)))
ts = []
for i, n in enumerate([3, 6, 9]):
    t = threading.Thread(target=runner, args=(f"w{i}", n)); ts.append(t); t.start()
for t in ts: t.join()
print(sorted(results.items()))

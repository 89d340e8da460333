# A barrier lets them go on when all have arrived; one of them tidies up.
# mask: stdout
import asyncio


async def walker(name, delay, gate):
    await asyncio.sleep(delay)
    print(name, "arrives", gate.n_waiting)
    position = await gate.wait()
    print(name, "goes on as", position)


async def main():
    gate = asyncio.Barrier(3)
    print(gate, gate.parties)
    await asyncio.gather(walker("a", 0.06, gate), walker("b", 0.02, gate), walker("c", 0.04, gate))
    print(gate.broken)


asyncio.run(main())

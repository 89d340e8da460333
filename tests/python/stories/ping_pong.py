# Two players, two queues, one loser.
import asyncio


async def player(name, inbox, outbox, skill):
    while True:
        ball = await inbox.get()
        if ball is None:
            return f"{name} wins"
        if ball >= skill:
            print(f"{name} misses ball {ball}")
            await outbox.put(None)
            return f"{name} loses"
        print(f"{name} returns ball {ball}")
        await outbox.put(ball + 1)


async def main():
    left, right = asyncio.Queue(), asyncio.Queue()
    game = asyncio.gather(player("Ping", left, right, 7), player("Pong", right, left, 4))
    await left.put(0)
    print(await game)


asyncio.run(main())

# A lost update, and the same with a lock.
import asyncio


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = asyncio.Lock()

    async def deposit(self, amount):
        seen = self.balance
        await asyncio.sleep(0)
        self.balance = seen + amount

    async def safe_deposit(self, amount):
        async with self.lock:
            await self.deposit(amount)


async def main():
    careless, careful = Account(), Account()
    await asyncio.gather(*(careless.deposit(10) for _ in range(5)))
    await asyncio.gather(*(careful.safe_deposit(10) for _ in range(5)))
    print(careless.balance, careful.balance)


asyncio.run(main())

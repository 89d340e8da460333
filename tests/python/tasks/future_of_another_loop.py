# A future of another loop cannot be awaited here.
# rules: 16
import asyncio


async def main():
    other = asyncio.new_event_loop()
    foreign = other.create_future()
    try:
        await foreign
    except RuntimeError as error:
        text = str(error)
        print(text.startswith("Task <Task pending name='Task-1' coro=<main() running at"))
        print(text[text.rindex("attached"):])
    other.close()


asyncio.run(main())

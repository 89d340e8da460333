# A bus for events, handlers sync and async, one of them fails.
import asyncio
from collections import defaultdict


class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)

    def on(self, topic):
        def decorate(handler):
            self.handlers[topic].append(handler)
            return handler

        return decorate

    async def emit(self, topic, *args):
        for handler in self.handlers[topic]:
            try:
                outcome = handler(*args)
                if asyncio.iscoroutine(outcome):
                    outcome = await outcome
            except Exception as error:
                print(f"{handler.__name__} failed: {error!r}")
            else:
                print(f"{handler.__name__} -> {outcome!r}")


bus = Bus()


@bus.on("boiled")
def whistle(degrees):
    return "piiiip" * (degrees // 100)


@bus.on("boiled")
async def pour(degrees):
    await asyncio.sleep(0.02)
    return f"poured at {degrees}"


@bus.on("boiled")
async def spill(degrees):
    raise RuntimeError("spilled")


async def main():
    await bus.emit("boiled", 100)
    await bus.emit("nothing")


asyncio.run(main())

# A loop that only its own task knows goes in the first collection: coroutines before tasks.
import asyncio
async def job(): await asyncio.sleep(1)
def main():
    loop = asyncio.new_event_loop()
    loop.create_task(job())
    loop.run_until_complete(asyncio.sleep(0.01))
main()
print("end")

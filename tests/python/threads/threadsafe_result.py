# A thread hands a result to the loop.
# rules: 46
import asyncio
import threading
import time


def postman(loop, future):
    time.sleep(0.03)
    loop.call_soon_threadsafe(future.set_result, "a postcard")


async def answer(question):
    await asyncio.sleep(0.02)
    return f"{question}? yes"


def asker(loop, answers):
    future = asyncio.run_coroutine_threadsafe(answer("raining"), loop)
    answers.append(future.result(timeout=2))


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    threading.Thread(target=postman, args=(loop, future)).start()
    print(await future)
    answers = []
    thread = threading.Thread(target=asker, args=(loop, answers))
    thread.start()
    await asyncio.sleep(0.08)
    thread.join()
    print(answers)


asyncio.run(main())

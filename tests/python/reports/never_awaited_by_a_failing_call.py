# What a failing call had gathered goes at the line that raised, before the handler begins.
import asyncio
async def f(): pass
async def main():
    try:
        try:
            x = print(f(), w3())
        finally:
            pass
    except NameError:
        print("handler")
async def main2():
    try:
        x = [f(), w3()]
    except NameError:
        print("handler")
async def main3():
    try:
        x = asyncio.gather(f(), w3())
    except NameError:
        print("handler")
for m in main,main2,main3: asyncio.run(m())

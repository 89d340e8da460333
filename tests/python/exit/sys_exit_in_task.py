# sys.exit inside a coroutine ends the whole program.
# rules: 17
import asyncio
import sys


async def main():
    try:
        print("main leaves")
        sys.exit(4)
    finally:
        print("finally")


asyncio.run(main())

# A name that a module does not have.
try:
    from asyncio import slep
except ImportError as error:
    print(str(error).split(" (")[0])
import asyncio

asyncio.slep

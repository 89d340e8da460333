# Stopping the loop under run_until_complete is an error.
# rules: 6
import asyncio

loop = asyncio.new_event_loop()
forever = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(forever)
except RuntimeError as error:
    print("RuntimeError:", error)
loop.close()

# Without a loop: what refuses, and what makes one and warns.
import asyncio
try: print(asyncio.current_task())
except RuntimeError as e: print(e)
try: asyncio.all_tasks()
except RuntimeError as e: print(e)
asyncio.ensure_future(asyncio.sleep(0))

# Where records of asyncio's own come from, by task, function and line; and a record whose arguments do not fit.
# mask: stdout
import asyncio, logging, sys
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)-8s %(name)s [%(taskName)s] %(funcName)s:%(lineno)d %(message)s")
log=logging.getLogger("app")
async def work(n):
    log.info("start %d", n)
    await asyncio.sleep(.01)
    try: 1/(n-1)
    except ZeroDivisionError: log.exception("failed %s", n)
    log.debug("done", extra={"x":1})
async def main():
    async with asyncio.TaskGroup() as tg:
        for i in range(3): tg.create_task(work(i), name=f"work-{i}")
    log.warning("bg")
    asyncio.create_task(bad(), name="bad"); await asyncio.sleep(.01)
    log.error("format %d", "x")
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    asyncio.create_task(bad()); await asyncio.sleep(.01)
async def bad(): raise ValueError("lost")
asyncio.run(main(), debug=True)
log.critical("end", stack_info=False)

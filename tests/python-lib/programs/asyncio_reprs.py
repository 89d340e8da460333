# cases: kb exc ce gath kb+d gath+d
import asyncio,sys
async def kb():
    async def g(): raise KeyboardInterrupt
    t=asyncio.create_task(g()); await asyncio.sleep(1)
async def exc():
    raise KeyboardInterrupt
async def gath():
    async def f(): await asyncio.sleep(1)
    async def show():
        for t in sorted(asyncio.all_tasks(),key=lambda t:t.get_name()): print(t)
    async def tgf():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(f(),name='tg'); await asyncio.sleep(1)
    s=asyncio.create_task(f(),name='sh')
    asyncio.create_task(f(),name='new')
    async def acf():
        async for x in asyncio.as_completed([asyncio.create_task(f(),name='AC')]): await x
    q=asyncio.create_task(asyncio.Queue().get())
    e=asyncio.create_task(asyncio.Event().wait())
    w=asyncio.create_task(asyncio.wait([s],timeout=4),name='wait')
    sh=asyncio.create_task(asyncio.wait_for(asyncio.shield(s),3),name='wf')
    ac=asyncio.create_task(acf(),name='acf')
    th=asyncio.create_task(asyncio.to_thread(__import__('time').sleep,.1))
    ge=asyncio.gather(f(),f(),tgf())
    await asyncio.sleep(.01)
    await show(); print(ge)
    asyncio.create_task(asyncio.sleep(1)); print(asyncio.current_task().get_loop())
    await asyncio.gather(show())
    h=asyncio.get_running_loop().call_later(1,print,1); print(h)
    h=asyncio.get_running_loop().call_soon(f); print(h, h._source_traceback)
    print(asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Condition(), asyncio.Queue(), asyncio.Barrier(2), asyncio.timeout(1), asyncio.TaskGroup(), asyncio.Runner())
    f2=asyncio.get_running_loop().run_in_executor(None,print); print(f2)
    sys.exit(3)
async def ce():
    def cb(): raise KeyboardInterrupt
    asyncio.get_running_loop().call_soon(cb); await asyncio.sleep(1)
async def se():
    def cb(): sys.exit('bye')
    asyncio.get_running_loop().call_soon(cb)
    try: await asyncio.sleep(1)
    except BaseException as e: print(repr(e))
asyncio.run(globals()[sys.argv[1]](), debug=len(sys.argv)>2)

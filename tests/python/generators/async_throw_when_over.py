# athrow, asend and aclose on generators that are new, suspended and over.
import asyncio
async def g():
    try:
        yield 1
        yield 2
    finally: print("fin")
async def t(what, f):
    try: print(what, repr(await f))
    except BaseException as e: print(what, repr(e))
async def main():
    a = g(); await t("aclose new", a.aclose()); await t("athrow closed", a.athrow(ValueError(1))); await t("asend closed", a.asend(None)); await t("anext closed", anext(a)); await t("aclose closed", a.aclose())
    a = g(); await t("athrow new", a.athrow(ValueError(1))); await t("athrow", a.athrow(ValueError(2))); await t("anext", anext(a)); await t("aclose", a.aclose())
    a = g(); await t("anext", anext(a)); await t("athrow", a.athrow(ValueError(1))); await t("athrow", a.athrow(ValueError(2))); await t("anext", anext(a))
    a = g(); await t("anext", anext(a)); await t("anext", anext(a)); await t("anext", anext(a)); await t("athrow end", a.athrow(KeyError)); await t("asend", a.asend(3))
    a = g(); await t("asend 3", a.asend(3)); await t("asend", a.asend(None)); await t("aclose", a.aclose()); await t("athrow", a.athrow(GeneratorExit))
    a = g(); await t("anext", anext(a)); await t("athrow GE", a.athrow(GeneratorExit())); await t("athrow SAI", a.athrow(StopAsyncIteration()))
    a = g(); await t("anext", anext(a)); await t("athrow SI", a.athrow(StopAsyncIteration(5)))
asyncio.run(main())

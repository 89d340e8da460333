# Context variables: set, reset, tokens, copies.
import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")
empty = contextvars.ContextVar("empty")
token = request.set("one")
print(request.get(), token.old_value is contextvars.Token.MISSING, empty.get("fallback"))
request.reset(token)
print(request.get())
try:
    empty.get()
except LookupError as error:
    print(type(error).__name__)


async def handle(name):
    request.set(name)
    await asyncio.sleep(0)
    return await inner()


async def inner():
    return request.get()


async def main():
    print(await asyncio.gather(handle("a"), handle("b")), request.get())
    context = contextvars.copy_context()
    print(context.run(lambda: request.set("inside") and request.get()), request.get(), context[request])


asyncio.run(main())

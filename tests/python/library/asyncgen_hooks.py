# What sys tells of the hooks of async generators: the running loop's, and nobody's outside of it.
import asyncio
import sys

print(sys.get_asyncgen_hooks(), sys.get_asyncgen_hooks().firstiter)


async def main():
    hooks = sys.get_asyncgen_hooks()
    print(len(hooks), hooks.firstiter.__name__, hooks.finalizer.__name__)


asyncio.run(main())
sys.set_asyncgen_hooks(firstiter=print)
print(sys.get_asyncgen_hooks())
print(sys.version_info[:2], sys.version_info.releaselevel)
try:
    [].append.name = 1
except AttributeError as e:
    print(e)

# contextmanager, suppress, closing, ExitStack, nullcontext, redirect_stdout.
import contextlib
import io


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")


with tag("b") as big:
    print(big)
with tag("i"):
    raise ValueError("slanted")
with contextlib.suppress(KeyError, IndexError):
    [][1]
    print("never")
with contextlib.ExitStack() as stack:
    for name in "xy":
        stack.enter_context(tag(name))
    stack.callback(print, "callback of the stack")
with contextlib.nullcontext(7) as seven:
    print(seven)
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))


@tag("deco")
def decorated():
    print("body")


decorated()

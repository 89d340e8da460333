# except* picks parts of a group; what is left goes on.
def burst():
    raise ExceptionGroup(
        "three", [ValueError(1), ExceptionGroup("inner", [TypeError("t"), ValueError(2)]), OSError("disk")]
    )


try:
    try:
        burst()
    except* ValueError as group:
        print("values:", repr(group))
    except* TypeError as group:
        print("types:", [str(e) for e in group.exceptions])
except ExceptionGroup as rest:
    print("rest:", repr(rest))

group = ExceptionGroup("g", [ValueError(1), KeyError("k")])
print(group.subgroup(KeyError), group.subgroup(OSError))
match, rest = group.split(lambda e: isinstance(e, ValueError))
print(repr(match), repr(rest), group.derive([OSError()]))
try:
    raise KeyError("alone")
except* KeyError as wrapped:
    print(repr(wrapped))
for wrong in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [KeyboardInterrupt()])):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

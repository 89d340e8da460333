# Context, cause, and `from None`.
def low():
    return {}["cup"]


def describe(error):
    return f"{error!r} cause={error.__cause__!r} context={error.__context__!r} hidden={error.__suppress_context__}"


for style in ("plain", "from", "none"):
    try:
        try:
            low()
        except KeyError as error:
            if style == "from":
                raise RuntimeError(style) from error
            if style == "none":
                raise RuntimeError(style) from None
            raise RuntimeError(style)
    except RuntimeError as error:
        print(describe(error))

try:
    error
except NameError as gone:
    print(gone)

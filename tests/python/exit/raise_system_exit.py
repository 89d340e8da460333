# SystemExit with odd values.
for value in (None, 0, 2, "text", [1, 2], True):
    try:
        raise SystemExit(value)
    except SystemExit as error:
        print(repr(error), repr(error.code))
raise SystemExit([1, 2])

# Notes and a group in an uncaught traceback.
def make():
    try:
        raise TypeError("inner")
    except TypeError as error:
        error.add_note("note one")
        error.add_note("note two\nin two lines")
        raise ExceptionGroup("outer", [error, ValueError("other")])


make()

# traceback as text.
import sys
import traceback


def fail():
    raise ValueError("formatted")


try:
    fail()
except ValueError as error:
    print(traceback.format_exception_only(error))
    print(traceback.format_exc().splitlines()[-1])
    print(sys.exc_info()[0], sys.exc_info()[1])
    frame = traceback.extract_tb(error.__traceback__)[-1]
    print(frame.name, frame.lineno, frame.line)
    traceback.print_exc()
    print(error.__traceback__.tb_lineno, error.__traceback__.tb_next.tb_lineno)
print(sys.exc_info())

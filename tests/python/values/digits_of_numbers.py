# How many digits of numbers there may be in texts.
import sys
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: sys.get_int_max_str_digits()); t(lambda: sys.set_int_max_str_digits(100)); t(lambda: sys.set_int_max_str_digits(-1)); t(lambda: sys.set_int_max_str_digits('a'))
t(lambda: sys.set_int_max_str_digits(700)); t(lambda: str(10**800)); t(lambda: int('1'*701)); t(lambda: f'{10**700}'); t(lambda: '%d' % 10**700); t(lambda: len(str(10**699))); t(lambda: repr([10**900]))
t(lambda: sys.set_int_max_str_digits(0)); t(lambda: len(str(10**5000))); t(lambda: len(str(3**20000))); t(lambda: int('9'*6000) % 7); t(lambda: sys.int_info.default_max_str_digits)
import math
t(lambda: len(str(math.factorial(2000)))); t(lambda: sum(map(int, str(2**10000))))

try: exit()
except SystemExit as e: print(e, e.args, e.code)
try: sys.exit()
except SystemExit as e: print(e, e.args, e.code)

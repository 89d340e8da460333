# sys.exit with a text prints it on stderr and exits with 1.
import sys

try:
    sys.exit("the shop is closed")
finally:
    print("finally still runs")

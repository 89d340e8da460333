# sys.exit with a number is the exit status.
import sys

print("leaving with", 7)
sys.exit(7)

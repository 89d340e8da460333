# Writing on both streams, flushing, and print's options.
import sys

print("to stdout", 1, 2.5, None, sep=" | ", end=" END\n")
print("to stderr", file=sys.stderr)
sys.stdout.write("written\n")
sys.stderr.write("written too\n")
print("flushed", flush=True)
print()
print("no newline", end="")

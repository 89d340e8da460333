# sys.exit() is success; sys.argv holds the arguments.
# args: --name Ada "two words" 3
import sys

print(sys.argv[1:], len(sys.argv))
print("version", sys.version_info[:2], sys.version_info >= (3, 11))
sys.exit()

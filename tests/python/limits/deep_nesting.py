# A text nested too deeply is refused, not followed into a crash.
source = "(" * 300 + ")" * 300
try:
    compile(source, "<deep>", "eval")
except (SyntaxError, MemoryError) as error:
    print(type(error).__name__)
print("still alive")

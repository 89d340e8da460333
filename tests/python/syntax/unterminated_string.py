# A string without an end.
name = "Ada
print(name)

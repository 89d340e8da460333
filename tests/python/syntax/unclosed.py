# A bracket that is never closed.
numbers = [1, 2, 3
print(numbers)

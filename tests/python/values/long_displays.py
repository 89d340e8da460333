# Displays of more items than there are registers.
for n in (999, 1000, 1001, 30000):
    numbers = ', '.join(map(str, range(n)))
    print(n, len(eval(f'[{numbers}]')), sum(eval(f'({numbers})')), len(eval(f'{{{numbers}}}')))
    pairs = ', '.join(f'{i}: [{i % 7}]' for i in range(n))
    d = eval(f'{{{pairs}}}')
    print(len(d), d[n - 1])
items = ', '.join(f'*[{i}], {i}' for i in range(2000))
print(sum(eval(f'[{items}]')), len(eval(f'{{{items}}}')))


def many(*args, **kwargs):
    return len(args), len(kwargs)


print(eval(f"many({', '.join(map(str, range(3000)))})"))
print(eval(f"many({', '.join(f'a{i}={i}' for i in range(1000))})"))

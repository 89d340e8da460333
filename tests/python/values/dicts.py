# Dictionaries keep their order.
stock = {"jam": 3, "tea": 0}
stock["rice"] = 7
stock |= {"tea": 2, "salt": 1}
print(stock, stock.get("soap"), stock.get("soap", 0), stock.setdefault("oil", []), "jam" in stock, len(stock))
print(list(stock), list(stock.values()), list(stock.items())[:2], stock.pop("oil"), stock.pop("x", None), stock.popitem())
print({k: v for k, v in stock.items() if v > 2}, dict(a=1, b=2), dict([("x", 1)]), dict.fromkeys("ab", 0), {**stock, "new": 1})
for key, value in sorted(stock.items(), key=lambda kv: -kv[1]):
    print(f"{key:>5} {value}")
print(stock.keys() & {"jam", "mop"}, stock.keys() == {"tea", "jam", "rice"}, stock == dict(reversed(stock.items())))
print(stock.keys(), stock.values(), stock.items(), reversed(stock).__next__())
nested = {"a": {"b": [1, {"c": None}]}, (1, 2): True, 1.0: "float", None: ...}
print(nested, nested[1], nested["a"]["b"][1])
try:
    for key in stock:
        stock[key + "!"] = 1
except RuntimeError as error:
    print("RuntimeError:", error)
copy = stock.copy()
copy.update(jam=9)
copy.clear()
print(copy, stock["jam"], {} is {}, {1: "a", True: "b"})

# json.
import json

data = {"name": "Ada", "tags": ["a", "é", "\n"], "n": 3, "f": 1.0, "none": None, "yes": True, "nested": {"x": []}, 5: 1e100}
text = json.dumps(data)
print(text)
print(json.dumps(data, indent=2, sort_keys=False, ensure_ascii=False))
print(json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, separators=(",", ":")), json.dumps([float("inf"), "\u2028\"\\"]))
back = json.loads(text)
print(back, back["5"], json.loads(' [1, -2.5e3, "\\u00e9", null] '))
for bad in ('{"a": 1,}', "[1 2]", "", "nul", '{"a" 1}', '"open', "[1]x"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(repr(bad), error)
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
print(json.dumps({"when": object}, default=lambda o: o.__name__))

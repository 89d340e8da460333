# JSON both ways, its options and its errors.
import json
data = {'name': 'Ann', 'age': 3, 'f': 1.5, 'n': None, 't': True, 'l': [1, [2]], 'd': {'é': '☃', 'q': '"\\\n\t'}, 'e': {}, 'el': [], 1: 2, 1.5: 3, None: 4, True: 5, 'big': 10**20, 'exp': 1e100, 'inf': float('inf')}
print(json.dumps(data)); print(json.dumps(data, indent=2)); print(json.dumps(data, ensure_ascii=False, separators=(',', ':'))); print(json.dumps({'b': 1, 'a': 2}, sort_keys=True, indent='\t')); print(json.dumps([(1, 2), 'x'], indent=None), json.dumps('a'), json.dumps(1.0), json.dumps(None))
print(json.loads('{"a": [1, 2.5, "x\\u00e9\\n", null, true, false, {"b": -1e3}], "c": ""}'), json.loads(' [] '), json.loads('"a"'), json.loads('1'), json.loads(b'{"a":1}'), json.loads('NaN'), json.loads('[1,2]', parse_int=float), json.loads('{"a":1}', object_hook=lambda d: list(d.items())), json.loads('{"a":1,"a":2}', object_pairs_hook=list))
class E(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({'s': {3, 1}}, cls=E), json.dumps({1, 2}, default=list))
for bad in ('{', '[1,]', '{"a" 1}', "{'a': 1}", '[1 2]', 'nul', '', '{"a": 1} x', '"abc', '"\\x"', '[1', '{"a":}', '01', '{,}', '\n\n  x'):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(repr(bad), e, e.pos, e.lineno, e.colno, e.msg)
try: json.dumps({(1,): 1})
except TypeError as e: print(e)
try: json.dumps([object()])
except TypeError as e: print(e, getattr(e, '__notes__', None))
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
try: json.dumps(float('nan'), allow_nan=False)
except ValueError as e: print(e)
import io
s = io.StringIO(); json.dump({'a': 1}, s); print(s.getvalue(), json.load(io.StringIO('[1]')))
print(json.JSONDecoder().raw_decode('1 2'))

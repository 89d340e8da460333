# A report: formats, matching, containers and their errors.
# text report
import sys, collections, string, json
text = """The quick brown fox jumps over the lazy dog.
The dog sleeps; the fox runs away!  "Quick," said the fox."""
words = [w.strip(string.punctuation).lower() for w in text.split()]
freq = collections.Counter(words)
for w, c in sorted(freq.items(), key=lambda t: (-t[1], t[0]))[:5]:
    print(f'{w:<10}|{c:>5}|{"#" * c:^10}|{c / len(words):7.2%}')
print('-' * 40)
rows = [('Widget', 4, 3.5), ('Gadget', 10, 12.25), ('Thingamajig', 100, 0.333333)]
print(f"{'Name':<12}{'Qty':>6}{'Price':>10}{'Total':>12}")
for n, q, p in rows: print(f'{n:<12}{q:>6d}{p:>10.2f}{q * p:>12,.2f}')
print('%-12s|%6d|%10.3f' % rows[0], '{:>8}|{:^8}|{:<8}'.format('a', 'b', 'c'))
print('{0:{fill}{align}{width}}'.format('mid', fill='*', align='^', width=11))
print(f'{1234567.891:,.2f} {0.000012345:g} {12345678:e} {255:#x} {255:08b} {-7:+d} {7: d} {3.0} {1e100} {2**70:,}')
print(f'{"é":>5}|{"日本":<6}|{True!s:>6}|{None!r}|{[1, "a"]!s}|{3.14159:.3}|{1e-10:.2e}')
name = 'World'; val = 3.14159; d = {'k': [1, 2, {'z': 'q'}]}
print(f'{name=} {val=:.2f} {d["k"][2]["z"]=} {len(name)=}')
print(f'''multi
{name!r:>{10}}
line''')
print("a\tb\\n", r'raw\n', b'bytes\x00\xff', 'uni\u00e9', '\x41', 'tab\there', sep=' | ')
print(*range(5), sep=', ', end='.\n')
print('err', file=sys.stderr)
print("abc" "def" 'ghi', 'x' * 3, 'abc'[::-1], 'abc'[-2:], 'hello'[1:4:2])
print('yes' if 'fox' in text else 'no', text.count('fox'), text.find('dog'), text.index('The', 5))
print('a,b,,c'.split(','), ' a  b '.split(), 'a=b=c'.partition('='), 'x'.join('abc'), 'path/to/file.txt'.rsplit('/', 1))
print('Hello'.center(11, '-'), 'x'.ljust(3) + '|', '7'.zfill(3), 'TitLe'.swapcase(), 'hello world'.title())
print('abc'.translate(str.maketrans('abc', 'xyz')), 'hello'.replace('l', 'L', 1), 'a-b'.replace('-', '')) 
print(sorted('banana'), sorted(words, key=len)[-3:], sorted({3: 'c', 1: 'a'}.items()))
m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], [x for row in m for x in row], sum(map(sum, m)))
print('\n'.join(' '.join(f'{x:3d}' for x in row) for row in m))
def walk(o, depth=0):
    pad = '  ' * depth
    match o:
        case {'type': 'leaf', 'value': v}: print(pad + f'leaf {v}')
        case {'type': 'node', 'kids': [first, *rest]}:
            print(pad + f'node with {1 + len(rest)}'); walk(first, depth + 1)
            for r in rest: walk(r, depth + 1)
        case [] | (): print(pad + 'empty')
        case [x, y]: print(pad + f'pair {x} {y}')
        case int(n) | float(n) if n > 10: print(pad + f'big {n}')
        case bool() | int() | float(): print(pad + f'num {o}')
        case str() as s: print(pad + f'str {s!r}')
        case None: print(pad + 'none')
        case _: print(pad + f'other {type(o).__name__}')
for o in [{'type': 'node', 'kids': [{'type': 'leaf', 'value': 1}, 'q']}, [], [1, 2], 50, 5, 'hi', None, {1}, True, 2.5, (1, 2)]: walk(o)
data = json.loads('{"users": [{"name": "Al", "age": 30}, {"name": "Bo", "age": 25}], "n": null, "f": 1.0}')
print(json.dumps(data, indent=4)); print(data['users'][0]['name'], max(data['users'], key=lambda u: u['age']))
stack = [1, 2]; stack.append(3); stack.insert(0, 0); stack.extend([5, 4]); stack.sort(reverse=True); print(stack, stack.pop(), stack.index(3), stack.count(2)); stack.remove(0); stack.reverse(); print(stack); del stack[1:3]; print(stack); stack[1:1] = [9, 9]; print(stack, stack.copy() == stack); stack.clear(); print(stack)
dd = {'a': 1}; dd.update(b=2); dd.setdefault('c', []).append(1); print(dd, dd.pop('a'), dd.get('zz', 'def'), dd.popitem(), list(dd.items()), dd | {'e': 5}, 'b' in dd); 
try: dd.pop('q')
except KeyError as e: print('KeyError', e)
s1, s2 = {1, 2, 3}, {2, 3, 4}; print(s1 & s2, s1 | s2, s1 - s2, s1 ^ s2, s1 <= s2, {1} < s1, s1.isdisjoint({9}))
for e in ["[].pop()", "[].remove(1)", "{}.popitem()", "set().pop()", "{1}.remove(5)", "[1].index(2)", "(1,).index(3)", "'a'.index('z')", "[3,'a'].sort()", "[1,2].insert('a',1)", "[].extend(5)", "{}.update(5)", "{}.update([1])", "list(5)", "tuple(5)", "set(5)", "dict(5)", "[1,2][5]", "(1,2)[5]", "'ab'[5]", "{}[1]", "{'a':1}['b']", "[0]*-1", "{[]: 1}", "{{}}", "set([[]])", "[1,2].sort(5)", "[].append()", "[].append(1,2)", "[].pop('a')", "[].pop(1)", "'a'.join([1])", "{}.fromkeys(5)", "{1:2}.items()[0]", "[1] < [None]", "dict.fromkeys([[]])", "sorted([{}, {}])", "min({})", "sum([[1]])", "'abc'.split(sep=5)", "[*1]", "list(range(3)).sort(key=1)", "int('0b1', 2)", "int('1.5')", "float('x')", "chr('a')", "ord('ab')", "bytes('x')", "round('1')", "abs('1')", "divmod(1, 0)", "pow('a', 2)", "hex(1.5)", "zip(1, 2)", "map(int)", "enumerate()", "isinstance(1, 'a')", "super().x", "iter(1)", "next([])", "reversed(1)", "slice()", "type(1, 2)", "print(sep=1)", "open()", "getattr(1)", "input(1, 2)", "vars(1)", "format(1, 2)", "hash({})", "id()", "callable()", "all(1)", "filter(1)", "eval(1)", "object(1)", "range('a')", "frozenset(1)", "complex('x')", "bool(1, 2)", "str(1, 2, 3, 4)", "memoryview('a')"]:
    try: print(e, '=>', eval(e))
    except BaseException as x: print(e, '!!', type(x).__name__, x)
sys.exit('fatal: done')

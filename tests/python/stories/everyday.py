# Tables, dates, formats, JSON: what everyday scripts print.
# everyday script: csv-like parse, argparse-free cli, dates, text tables
import sys, os, time, json, random, string, itertools, collections, datetime, re, math, textwrap, functools
from datetime import date, datetime as DT, timedelta, timezone
DATA = """name,dept,salary,start
Alice,Eng,120000,2019-03-15
Bob,Ops,80000,2021-07-01
Cara,Eng,99500.50,2020-11-30
Dan,HR,,2018-01-05
"""
rows = [dict(zip(DATA.splitlines()[0].split(','), l.split(','))) for l in DATA.strip().splitlines()[1:]]
for r in rows:
    r['salary'] = float(r['salary']) if r['salary'] else None
    r['start'] = DT.strptime(r['start'], '%Y-%m-%d').date()
w = {k: max(len(k), *(len(str(r[k])) for r in rows)) for k in rows[0]}
line = '+'.join('-' * (n + 2) for n in w.values()); print(f'+{line}+')
print('|' + '|'.join(f' {k:<{n}} ' for k, n in w.items()) + '|')
for r in sorted(rows, key=lambda r: (r['salary'] is None, -(r['salary'] or 0))):
    print('|' + '|'.join(f' {str(v):<{w[k]}} ' if not isinstance(v, float) else f' {v:>{w[k]},.1f} ' for k, v in r.items()) + '|')
by = collections.defaultdict(list)
for r in rows: by[r['dept']].append(r['salary'] or 0)
print({k: (len(v), sum(v) / len(v)) for k, v in sorted(by.items())})
ref = date(2024, 2, 29)
for r in rows:
    d = ref - r['start']; print(f"{r['name']:>6}: {d.days} days, {d.days // 365} years, weekday {r['start']:%A}, iso {r['start'].isocalendar().week}, next {r['start'].replace(year=2025):%d.%m.%y}")
print(ref + timedelta(weeks=2, days=-1), timedelta(hours=25, minutes=61), str(timedelta(days=-1, seconds=5)), timedelta(seconds=3661.5), repr(timedelta(1, 2, 3)))
t = DT(2024, 1, 31, 23, 59, 59, 999999, tzinfo=timezone.utc); print(t, t.isoformat(timespec='minutes'), t.astimezone(timezone(timedelta(hours=5, minutes=30))), t.timestamp(), (t + timedelta(microseconds=1)).date(), t.strftime('%c %x %X %f %z %Z %U'))
print([d.isoformat() for d in (date(2024, 1, 1) + timedelta(n) for n in range(0, 60, 20))], date.fromordinal(738000), DT.fromisoformat('2024-05-06 07:08:09').time(), date.max, DT(2024, 5, 6) > DT(2024, 5, 5), (DT(2024, 5, 6) - DT(2024, 5, 5)).total_seconds())
for bad in ["date(2024, 2, 30)", "DT.strptime('x', '%Y')", "date.fromisoformat('nope')", "DT(2024, 1, 1) - date(2024, 1, 1)", "timedelta(days='1')", "DT(2024,1,1) < DT(2024,1,1,tzinfo=timezone.utc)", "date(2024, 1, 1).foo", "DT(10000,1,1)", "DT.strptime('2024-01-01 x', '%Y-%m-%d')", "timezone(timedelta(days=2))"]:
    try: print(eval(bad))
    except Exception as e: print(bad, '->', type(e).__name__, e)
def human(n):
    for u in ['B', 'KB', 'MB', 'GB']:
        if abs(n) < 1024: return f'{n:.1f}{u}' if u != 'B' else f'{n}{u}'
        n /= 1024
    return f'{n:.1f}TB'
print([human(x) for x in (5, 2048, 3_500_000, 7e12)], *map('{:>8}'.format, 'ab'), sep='|')
print(textwrap.fill('Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.', width=30, initial_indent='* ', subsequent_indent='  '))
print('%s' % None, '%r %a' % ('é', 'é'), '%5s|%-5s|%05.1f|%+d|%%|%x' % ('a', 'b', 3.14159, 5, 255), '{:,}'.format(-1234567.891), f'{0.1:.20f}', f'{1e-7}', f'{123456789.123456789}', 1e22, 1e21, 123456789012345680.0, 0.1 + 0.7, 100 * 1.1, 2/3, -0.0, float('nan'), 1e-320)
pw = ''.join(random.Random(7).choices(string.ascii_letters + string.digits, k=12)); print(pw, len(set(pw)), any(c.isdigit() for c in pw))
cfg = {'debug': True, 'paths': ['/a', '/b'], 'n': {'x': 1.5, 'y': None}}
s = json.dumps(cfg, indent=2, sort_keys=True); print(s); assert json.loads(s) == cfg
try: json.loads('{"a": [1, 2,, 3]}')
except json.JSONDecodeError as e: print(e, e.lineno, e.colno, e.pos, e.msg)
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (date, set)): return str(o) if isinstance(o, date) else sorted(o)
        return super().default(o)
print(json.dumps({'d': ref, 's': {3, 1}}, cls=Enc))
try: json.dumps({'o': object}, cls=Enc)
except TypeError as e: print(e)
def fizz(n): return 'FizzBuzz' if n % 15 == 0 else 'Fizz' if n % 3 == 0 else 'Buzz' if n % 5 == 0 else n
print(*[fizz(i) for i in range(1, 16)])
print(sum(1 for _ in itertools.takewhile(lambda x: x < 50, itertools.count(1, 7))), list(itertools.islice(itertools.cycle('ab'), 5)), functools.reduce(math.gcd, [12, 18, 24]), max('banana', key='banana'.count), min([3, 1, 2], default=0))
print(sys.argv[0].endswith('a1.py'), __name__, __file__ is not None, __doc__, os.environ.get('HOME') is not None or True)
g = globals(); print('rows' in g, callable(human), type(human).__name__, human.__code__.co_varnames[:1])
x = 10
def scope():
    try: print(x); 
    except UnboundLocalError as e: print(e)
    x = 5
scope()
def outer():
    def inner():
        nonlocal v; v += 1; return v
    v = 0; inner(); return inner()
print(outer())
del rows[0]['name']; print(rows[0]); rows[0]['name']

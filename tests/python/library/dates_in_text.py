# strftime's flags, strptime's weeks, what ISO texts lack, reprs of subclasses, what a date does not let be set.
import copy
import time
from datetime import date, datetime, time as clock, timedelta, timezone, tzinfo

a = datetime(2024, 2, 9, 3, 5, 7, 42)
for f in "%-d %_d %-m %-H %-I %-M %-S %^a %^B %-j %_j %e %k %l %-y %P %0e %%-d %-q %s %:z|%z|%Z|%f".split():
    print(f, repr(a.strftime(f)), repr(time.strftime(f.replace("%:z", ""), a.timetuple())) if "f" not in f else "")
print(f"{a:%A, %-d %B %Y at %-I:%M %p}", clock(1, 2).strftime("%H %d %Y"), date(999, 1, 1).strftime("%Y"))


def told(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for text, form in [("2024 10 1", "%Y %W %w"), ("2024 10 Sun", "%Y %U %a"), ("2024 53 7", "%G %V %u"), ("2020 53 7", "%G %V %u"), ("2026 53 1", "%G %V %u"), ("2023 52 7", "%G %V %u"), ("2024 0 1", "%Y %W %w"),
                   ("2024 01 1", "%G %V %u"), ("2024 10", "%Y %U"), ("x", "x%")]:
    told(datetime.strptime, text, form)
    told(time.strptime, text, form)
told(datetime.strptime, 5, "%Y")
told(datetime.strptime, "1 Feb", "%d %b")
for text in ("2024-01-02T24:00", "2024-01-02T03:04:05+25:00", "2024-02-30", "2024-W60-1", "2024-01-02T3"):
    told(datetime.fromisoformat, text)
told(clock.fromisoformat, "03:04:61")


class Day(date):
    pass


class Zone(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1)


print(Day(2024, 1, 1), [Day(2024, 1, 1) + timedelta(1)], timezone.min, timezone.max)
for target, name in ((a, "year"), (a, "hour"), (timedelta(1), "days"), (clock(1), "minute"), (Day(2024, 1, 1), "month")):
    told(setattr, target, name, 1)
told(lambda: date.foo)
told(lambda: format(timedelta(1), ">9"))
told(timezone, timedelta(0), 5)
told(datetime.fromtimestamp, "x")
told(datetime.fromtimestamp, 1e20)
z = timezone(timedelta(hours=2), "EET")
print(copy.deepcopy(z) == z, copy.copy(a.replace(tzinfo=z)), a.replace(tzinfo=timezone.utc).utctimetuple())

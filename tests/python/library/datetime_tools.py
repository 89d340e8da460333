# datetime, with given dates only.
from datetime import date, datetime, time, timedelta, timezone

d = datetime(2024, 2, 29, 13, 5, 9, 123)
print(d, repr(d), d.isoformat(), d.strftime("%Y-%m-%d %H:%M:%S %a %j"), d.date(), d.time(), d.weekday(), d.isoweekday())
print(d + timedelta(days=1, hours=12), d - datetime(2024, 1, 1), (d - timedelta(weeks=1)).day, d.replace(year=2023, day=1))
t = timedelta(days=-1, seconds=30)
print(t, repr(t), t.total_seconds(), timedelta(hours=30), abs(t), timedelta(1) / 2, timedelta(minutes=90) // timedelta(minutes=20))
print(date(2024, 1, 31) < date(2024, 2, 1), date.fromisoformat("2020-05-06"), time(7, 30), datetime.fromisoformat("2020-01-02T03:04:05+02:00"))
u = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
print(u, u.timestamp(), u.astimezone(timezone(timedelta(hours=2))), datetime.strptime("3/4/21 05:06", "%d/%m/%y %H:%M"))
try:
    date(2023, 2, 29)
except ValueError as error:
    print(error)

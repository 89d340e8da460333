# An error that comes out of the library.
from datetime import datetime
datetime.strptime("2024-13-01", "%Y-%m-%d")

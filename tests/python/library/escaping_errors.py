# Errors that leave the library's functions show the frames that CPython's library has there.
import collections
import concurrent.futures
import copy
import dataclasses
import enum
import logging
import queue
import random
import statistics
import threading
import traceback
import uuid


class Colour(enum.Enum):
    RED = 1


full = queue.Queue(1)
full.put(1)
empty = queue.Queue()
CASES = [
    lambda: Colour["BLUE"],
    lambda: setattr(Colour, "RED", 2),
    lambda: logging.getLogger("x").setLevel("LOUD"),
    lambda: random.randint(5, 1),
    lambda: random.sample([1], 2),
    lambda: collections.UserDict()["x"],
    lambda: uuid.UUID("x"),
    lambda: statistics.NormalDist(0, -1),
    lambda: threading.Thread().join(),
    lambda: copy.replace(5, x=1),
    lambda: dataclasses.fields(5),
    lambda: dataclasses.asdict(5),
    lambda: empty.get_nowait(),
    lambda: empty.get(timeout=0.001),
    lambda: empty.get(timeout=-1),
    lambda: full.put_nowait(1),
    lambda: full.put(1, timeout=0.001),
    lambda: full.put(1, timeout=-1),
    lambda: concurrent.futures.Future().result(timeout=0),
    lambda: concurrent.futures.Future().exception(timeout=0),
]
for case in CASES:
    try:
        case()
    except Exception:
        traceback.print_exc()
print(queue.Empty, queue.Full)
empty.get(block=False)

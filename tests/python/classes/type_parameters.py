# PEP 695: type parameters of functions, classes and aliases.
class Box[T]:
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
print(Box[int](3).get())
print(Box.__orig_bases__, Box.__parameters__, Box.__mro__)
from typing import *
class Box[T]:
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
b = Box[int](3)
print(b.get())

# An error that comes out of the library.
from enum import Enum
class C(Enum): A=1
C(5)

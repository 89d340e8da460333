# Less common draws of a seeded random.
import random

r = random.Random("text seed")
print(r.getrandbits(40), r.gauss(0, 1), r.expovariate(2), r.normalvariate(5, 2))
print(random.Random(0).choices(["a", "b"], weights=[9, 1], k=6), random.Random(3.5).triangular())
print(random.Random(7).betavariate(1, 2), random.Random(b"bytes").random(), random.Random(-5).randbytes(4))

# A seeded random gives the same numbers everywhere.
import random

random.seed(42)
print(random.random(), random.randint(1, 6), random.uniform(2, 3), random.choice("abcdef"))
deck = list(range(10))
random.shuffle(deck)
print(deck, random.sample(range(100), 4), random.randrange(0, 100, 5), random.choices("xyz", k=4))
r = random.Random("text seed")
print(r.random(), [r.randint(0, 9) for _ in range(8)])
random.seed(42)
print(random.random())

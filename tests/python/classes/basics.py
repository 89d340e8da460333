# Classes: attributes, methods, properties, class and static methods, repr.
class Account:
    bank = "First"
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        Account.count += 1

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("no debts")
        self._balance = value

    @classmethod
    def from_text(cls, text):
        return cls(*text.split(":"))

    @staticmethod
    def interest(amount, rate=0.02):
        return round(amount * rate, 2)

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance!r})"


a = Account("Ada", 10)
a.balance += 5
print(a, Account.from_text("Bob:3"), Account.count, Account.interest(150))
try:
    a.balance = -1
except ValueError as error:
    print(error)
try:
    del a.balance
except AttributeError as error:
    print(error)
a.nick = "A."
print(vars(a), hasattr(a, "x"), getattr(a, "x", None), isinstance(a, Account))
print(Account.__name__, Account.__mro__, type(a).__qualname__)
print(sorted(n for n in dir(a) if not n.startswith("__")))

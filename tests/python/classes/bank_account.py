# Properties, class methods, inheritance, an exception of its own.
# bank account
class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        self.balance, self.amount = balance, amount
        super().__init__(f"need {amount - balance:.2f} more")
class Account:
    interest = 0.02
    _count = 0
    def __init__(self, owner, balance=0):
        self.owner = owner; self._balance = balance; Account._count += 1
    @property
    def balance(self):
        "The balance."
        return self._balance
    @balance.setter
    def balance(self, v):
        if v < 0: raise ValueError("negative")
        self._balance = v
    @balance.deleter
    def balance(self): print("del"); self._balance = 0
    @classmethod
    def from_str(cls, s): return cls(*s.split(','))
    @staticmethod
    def valid(n): return n > 0
    def withdraw(self, n):
        if n > self._balance: raise InsufficientFunds(self._balance, n)
        self._balance -= n
    def __str__(self): return f"{self.owner}: ${self.balance:,.2f}"
    def __repr__(self): return f"Account({self.owner!r}, {self._balance!r})"
    def __lt__(self, o): return self._balance < o._balance
a = Account("Ann", 1234567.891); b = Account.from_str("Bob,5")
print(a, [a], Account._count, Account.valid(3), Account.balance.__doc__)
a.balance = 10; del a.balance; print(a)
try: a.balance = -1
except ValueError as e: print("err", e)
try: a.withdraw(5)
except InsufficientFunds as e: print(e, e.args, e.amount, repr(e))
class Savings(Account):
    interest = 0.05
    def __init__(self, *a, **k): super().__init__(*a, **k); self.x = 1
    def withdraw(self, n): print("sav"); return super().withdraw(n)
s = Savings("S", 100); s.withdraw(1); print(s, s.interest, isinstance(s, Account), Savings.__mro__, Savings.__bases__, issubclass(Savings, Account), type(s).__name__, s.__class__, Account.__subclasses__())
print(vars(s), s.__dict__, hasattr(s, 'y'), getattr(s, 'y', 'd'))
print(max([Account('x',1),Account('y',2)]), sorted([Account('q',3),Account('r',1)]))
print(repr(Account.balance)[:20], callable(s.withdraw), s.withdraw.__func__ is Savings.withdraw, s.withdraw.__self__ is s)

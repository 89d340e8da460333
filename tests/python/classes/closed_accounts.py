# Every instance ends once, however it was called for; a bank's accounts are closed in order.
class T:
    def __init__(self, *a, **k): self.a, self.k = a, k
    def __del__(self): print("del", self.a, self.k)
class U(T):
    def __init__(self, *a, x=1, **k): super().__init__(*a, **k)
T(1); T(k=2); U(3, x=5); U(**{"q": 1})
t = T(*[1, 2]); del t
class V:
    def __init__(self, a, b=2): self.a = a
    def __del__(self): print("del V", hasattr(self, "a"))
V(1); V(a=1)
try: V()
except TypeError as e: print(e)
try: V(1, 2, 3)
except TypeError as e: print(e)
print("end")
class Account:
    interest = 0.02
    _count = 0
    def __init__(self, owner, balance=0): self.owner, self.__balance = owner, balance; Account._count += 1; self.history = []
    @property
    def balance(self): return self.__balance
    def deposit(self, amt):
        if amt <= 0: raise ValueError("Deposit must be positive")
        self.__balance += amt; self.history.append(("dep", amt)); return self
    def withdraw(self, amt):
        if amt > self.__balance: raise InsufficientFunds(self, amt)
        self.__balance -= amt; self.history.append(("wd", amt)); return self
    @classmethod
    def from_string(cls, s): o, b = s.split(":"); return cls(o, float(b))
    @staticmethod
    def valid(n): return n.isalpha()
    def __str__(self): return f"{self.owner}: ${self.__balance:,.2f}"
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self.__balance!r})"
    def __add__(self, o): return Account(f"{self.owner}&{o.owner}", self.balance + o.balance)
    def __lt__(self, o): return self.balance < o.balance
    def __len__(self): return len(self.history)
    def __contains__(self, k): return any(k == h[0] for h in self.history)
    def __getitem__(self, i): return self.history[i]
    def __enter__(self): self.__saved = self.__balance; return self
    def __exit__(self, t, v, tb):
        if t: self.__balance = self.__saved; print("rolled back", t.__name__); return issubclass(t, InsufficientFunds)
    def __del__(self): print("closing", self.owner)
class InsufficientFunds(Exception):
    def __init__(self, acct, amt): self.shortfall = amt - acct.balance; super().__init__(f"{acct.owner} short by {self.shortfall:.2f}")
class Savings(Account):
    def __init__(self, *a, rate=0.05, **k): super().__init__(*a, **k); self.rate = rate
    def accrue(self): return self.deposit(self.balance * self.rate)
    def withdraw(self, amt): print("savings check"); return super().withdraw(amt)
a = Account("Ann", 100); s = Savings("Sam", 50, rate=0.1); b = Account.from_string("Bob:75.5")
print(a, repr(s), b, Account._count, Account.valid("x1"), a.deposit(50).withdraw(30).balance, s.accrue(), a + b, sorted([a, s, b]), max(a, s), len(a), "dep" in a, a[0], a[-1], [h for h in a], a.interest, a._Account__balance, hasattr(a, "__balance"))
try: s.withdraw(1000)
except InsufficientFunds as e: print(e, e.shortfall)
try: a.balance = 5
except AttributeError as e: print(e)
with a: a.withdraw(20); a.withdraw(9999); print("unreached")
print(a.balance, Savings.__mro__[1].__name__, isinstance(s, Account), issubclass(Account, Savings), type(s) is Account, vars(s).keys(), s.__class__.__bases__)
a.interest = 0.5; print(a.interest, Account.interest, b.interest, a.__dict__["interest"]); del a.interest; print(a.interest)
Account.extra = lambda self, n=1: f"{self.owner}+{n}"; print(b.extra(), s.extra(n=5), Account.extra(b, 2))
def hello(self): return f"hello {self.owner}"
import types; b.hello = types.MethodType(hello, b); print(b.hello(), "hello" in vars(b)); 
try: a.hello()
except AttributeError as e: print(e)
print(getattr(a, "nope", "default"), setattr(a, "dyn", 1), a.dyn, delattr(a, "dyn"), hasattr(a, "dyn"), [m for m in dir(a) if not m.startswith("_")], callable(a.deposit), a.deposit.__self__ is a, a.deposit.__func__ is Account.deposit, Account.deposit(a, 1).balance)
del b; print("after del"); x = [a]; del a; print("still"); x.clear(); print("end"); s.deposit(-5)

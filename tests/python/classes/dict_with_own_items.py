# A dict of a program's own is copied as it is, unless it says itself how it is walked.
class Loud(dict):
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)

    def keys(self):
        print("keys")
        return ["other"]


class Walked(dict):
    def __iter__(self):
        print("iter")
        return iter(["a"])

    def keys(self):
        print("keys")
        return super().keys()

    def __getitem__(self, key):
        print("get", key)
        return key * 2


for d in (Loud(a=1, b=2), Walked(a=1, b=2)):
    print(dict(d), {**d}, {} | d, dict(d, c=3))
    e = {}
    e.update(d)
    print(e, (lambda **kw: kw)(**d))

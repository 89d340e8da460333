# itertools.
import itertools as it

print(list(it.chain("ab", [1])), list(it.chain.from_iterable([[1], [2, 3]])), list(it.accumulate([1, 2, 3, 4])))
print(list(it.accumulate([3, 1, 2], max)), list(it.product("ab", [1, 2])), list(it.permutations("abc", 2))[:4])
print(list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 2)), list(it.islice(it.cycle("xy"), 5)))
print(list(it.repeat(7, 2)), list(it.zip_longest("ab", [1], fillvalue="-")), list(it.takewhile(lambda x: x < 3, [1, 2, 5, 1])))
print(list(it.dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.filterfalse(None, [0, 1])))
print([(k, list(g)) for k, g in it.groupby("aabccc")], list(it.pairwise("abcd")), list(it.batched("abcde", 2)), list(it.compress("abc", [1, 0, 1])))
a, b = it.tee([1, 2, 3])
print(next(a), next(a), list(b), list(it.islice(it.count(10, 5), 3)), list(it.islice("abcdef", 1, None, 2)))

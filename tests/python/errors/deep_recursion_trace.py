# A repeated frame is folded in the traceback.
def fall(n):
    if n == 0:
        1 / n
    fall(n - 1)


fall(12)

# What is in a pool is done before the program ends.
import concurrent.futures, time
def w(n):
    time.sleep(0.02 * n); print("work", n); return n
p = concurrent.futures.ThreadPoolExecutor(1)
for i in range(3): p.submit(w, i)
print("main done")

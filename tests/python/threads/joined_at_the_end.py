# The end of the program waits for threads, but not for daemons.
import threading, time
def w():
    time.sleep(0.05); print("worker done")
t = threading.Thread(target=w); t.start()
d = threading.Thread(target=lambda: (time.sleep(5), print("never")), daemon=True); d.start()
print("main done")

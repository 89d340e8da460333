# The program's own stream is taken away again before its names go.
import sys
class Tee:
    def __init__(self, s): self.s=s
    def write(self, t): self.s.write(t.upper())
    def flush(self): self.s.flush()
sys.stdout=Tee(sys.stdout)
class D:
    def __del__(self): print("del")
keep=D()
print("end")

# An exception that is in a group and also led to it is told of once: in the group.
# mask: stdout
import traceback, sys
def show(e):
    traceback.print_exception(e, file=sys.stdout)
a=ValueError("a"); b=KeyError("b"); b.__cause__=a; b.__suppress_context__=True
g=ExceptionGroup("g",[b,a]); g.__context__=b
show(g)
g2=ExceptionGroup("g2",[g,b]); g2.__cause__=a; g2.__context__=g
show(g2)
c=ValueError("c"); d=ValueError("d"); c.__context__=d; d.__context__=c
show(c)
try:
    try: 1/0
    except ZeroDivisionError as z:
        try: raise ValueError from z
        except ValueError as v: raise ExceptionGroup("x",[v, z]) 
except ExceptionGroup as eg:
    show(eg)
    print(''.join(traceback.format_exception_only(eg, show_group=True)))
    te=traceback.TracebackException.from_exception(eg); print(te.__context__, len(te.exceptions), te.exceptions[0].__cause__)
    raise RuntimeError("final") from eg

# No way out of an except* block by break, continue or return.
for src in ['''
try: pass
except* ValueError: break
''','''
for i in range(2):
    try: pass
    except* ValueError: continue
''','''
def f():
    try: pass
    except* ValueError: return 1
''','''
for i in range(2):
    try: pass
    except* ValueError:
        for j in range(3): break
        def g(): return 1
''']:
    try: compile(src, 's', 'exec'); print('ok')
    except SyntaxError as e: print(e, e.lineno, e.offset)

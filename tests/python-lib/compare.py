"""Runs the programs beside this file under CPython 3.13 and under the shim, and compares.

    python3.13 compare.py [program.py ...]

A program whose first line reads `# cases: a b c` or `# cases: 1..9` is run once a case, with the case as argument.
"""

import concurrent.futures
import pathlib
import re
import subprocess
import sys
import sysconfig

HERE = pathlib.Path(__file__).resolve().parent
LIB = str(HERE.parents[1] / 'src/python/lib')
STDLIB = sysconfig.get_paths()['stdlib']


def marked(match):
    line = pathlib.Path(LIB, match[1]).read_text().split('\n')[int(match[2]) - 1]
    found = re.search(r'#: ([\w/.]+:\d+)', line)
    return f'LIB/{found[1]}' if found else f'OURS/{match[1]}'


def masked(text):
    text = re.sub(re.escape(LIB) + r'/([\w/]+\.py):(\d+)', marked, text)
    text = text.replace(STDLIB, 'LIB')
    text = re.sub(r'0x[0-9a-f]+', '0x', text)
    text = re.sub(r'(when=|took )\d+(\.\d+)?', r'\1N', text)
    text = re.sub(r'  #: [\w/.]+:\d+', '', text)
    # The interpreter's last moments have no syntax tree to split a caret line with.
    text = re.sub(r'\n[ |]*[~^]+[~^ ]*(?=\n)', '', text)
    return text


def outcome(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return done.returncode, masked(done.stdout), masked(done.stderr)


def cases(program):
    first = program.read_text().split('\n', 1)[0]
    found = re.match(r'# cases: (.*)', first)
    if not found:
        return [[]]
    span = re.match(r'(\d+)\.\.(\d+)$', found[1])
    if span:
        return [[str(n)] for n in range(int(span[1]), int(span[2]) + 1)]
    return [c.split('+') for c in found[1].split()]


def one(program, args):
    real = outcome([sys.executable, str(program), *args])
    ours = outcome([sys.executable, str(HERE / 'shim.py'), str(program), *args])
    return program, args, real, ours


def main():
    programs = [pathlib.Path(p).resolve() for p in sys.argv[1:]] or sorted((HERE / 'programs').glob('*.py'))
    jobs = [(p, c) for p in programs for c in cases(p)]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for program, args, real, ours in pool.map(lambda job: one(*job), jobs):
            if real != ours:
                bad += 1
                print(f'DIFFERS {program.name} {" ".join(args)}')
                for what, a, b in zip(('exit', 'stdout', 'stderr'), real, ours):
                    if a != b:
                        print(f'--- {what} of CPython\n{a}\n--- {what} of ours\n{b}')
    print(f'{len(jobs)} runs, {bad} differ')
    return 1 if bad else 0


sys.exit(main())

"""Puts the `#: file:line` markers on the library's lines, and checks them, against a CPython 3.13.0 installation.

    python3.13 markers.py --write|--check

A line of ours that can stand in a traceback or a repr (it calls, raises, awaits, yields, or defines a function) gets
a marker if the function of the same qualified name in CPython's module has a line of the same text, in the same
order. So the file, the line, the text and the carets of a frame agree with CPython's.
"""

import ast
import difflib
import pathlib
import re
import sys
import sysconfig

LIB = pathlib.Path(__file__).resolve().parents[2] / 'src/python/lib'
STDLIB = pathlib.Path(sysconfig.get_paths()['stdlib'])
MARK = re.compile(r'  #: ([\w/.]+):(\d+)$')
# Modules of ours whose frames CPython shows too (others are plain Python here and native or unseen there).
MODULES = ['asyncio/base_events.py', 'asyncio/futures.py', 'asyncio/locks.py', 'asyncio/queues.py',
           'asyncio/mixins.py', 'asyncio/runners.py', 'asyncio/taskgroups.py', 'asyncio/tasks.py',
           'asyncio/threads.py', 'asyncio/timeouts.py', 'asyncio/unix_events.py', 'asyncio/events.py',
           'contextlib.py', 'concurrent/futures/_base.py', 'concurrent/futures/thread.py',
           'enum.py', 'functools.py', 'json/__init__.py', 'json/decoder.py', 'json/encoder.py', 'queue.py',
           'threading.py', 'statistics.py', 'random.py', 'copy.py', 'logging/__init__.py']
# Lines that CPython has in another class or file than ours.
ELSEWHERE = {
    ('asyncio/base_events.py', 'raise RuntimeError("Cannot close a running event loop")'):
        'asyncio/selector_events.py:101',
}


def functions(source):
    """qualname -> list of (first line, last line); the first line is the decorator's, as in co_firstlineno."""
    found = {}

    def visit(node, prefix):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                first = min([child.lineno] + [d.lineno for d in child.decorator_list])
                name = prefix + child.name
                found.setdefault(name, []).append((first, child.end_lineno))
                visit(child, name + '.<locals>.')
            elif isinstance(child, ast.ClassDef):
                visit(child, prefix + child.name + '.')
            else:
                visit(child, prefix)

    visit(ast.parse(source), '')
    return found


def can_show(text):
    return bool(re.search(r'\w\(|^raise\b|\bawait\b|\byield\b|^(async )?with\b', text)) and not text.startswith(
        ('#', '"', "'", 'class '))


def plain(line):
    """The text without a marker and without a trailing comment, which no caret covers."""
    return MARK.sub('', line.rstrip('\n')).strip()


def wanted_marks(module):
    ours = (LIB / module).read_text().split('\n')
    real_path = STDLIB / module
    real = real_path.read_text().split('\n')
    real_functions = functions(real_path.read_text())
    marks = {}
    for name, spans in functions('\n'.join(MARK.sub('', line) for line in ours)).items():
        theirs = real_functions.get(name)
        if not theirs:
            continue
        for (first, last), (real_first, real_last) in zip(spans, theirs):
            marks[first] = real_first
            a = [plain(line) for line in ours[first - 1:last]]
            b = [line.strip() for line in real[real_first - 1:real_last]]
            matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
            for i, j, size in matcher.get_matching_blocks():
                for k in range(size):
                    if can_show(a[i + k]) and first + i + k not in marks:
                        marks[first + i + k] = real_first + j + k
            # Lines that the alignment crossed over: take the text's only place, if it has just one.
            for offset, text in enumerate(a):
                if first + offset not in marks and can_show(text) and b.count(text) == 1:
                    marks[first + offset] = real_first + b.index(text)
    return ours, marks


def main():
    mode = sys.argv[1]
    bad = total = 0
    for module in MODULES:
        if not (LIB / module).exists() or not (STDLIB / module).exists():
            continue
        lines, marks = wanted_marks(module)
        new = []
        for number, line in enumerate(lines, 1):
            bare = MARK.sub('', line)
            moved = ELSEWHERE.get((module, bare.strip()))
            if moved:
                bare += f'  #: {moved}'
                total += 1
            elif number in marks and not bare.rstrip().endswith('\\'):
                bare += f'  #: {module}:{marks[number]}'
                total += 1
            if bare != line:
                bad += 1
                if mode == '--check':
                    print(f'{module}:{number}: has {line!r}, wants {bare!r}')
            new.append(bare)
        if mode == '--write':
            (LIB / module).write_text('\n'.join(new))
    print(f'{total} markers, {bad} lines {"changed" if mode == "--write" else "differ"}')
    return 1 if mode == '--check' and bad else 0


if __name__ == '__main__':
    sys.exit(main())

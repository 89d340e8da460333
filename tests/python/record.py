"""Store what CPython 3.13 prints for every program of this folder, beside the program.

    python3 tests/python/record.py             record all (or the names given)
    python3 tests/python/record.py --check     run again and compare, write nothing
    python3 tests/python/record.py --rules     which program cites which rule

A program NAME.py gets NAME.out (stdout), NAME.err (stderr, masked by masks.txt) and
NAME.status (exit status); the last two only when there is something to say. Every program
runs `--repeat` times, each with another hash seed, and must print the same each time: one that
does not is reported and nothing is stored for it.

The head of a program (its leading comment lines) may hold:
    # rules: 12, 13      the rules of order it shows (numbered in asyncio-semantics.md)
    # args: a b          arguments of the program
    # flags: -X dev      options of the interpreter
    # env: NAME=value    a variable of the environment
    # mask: stdout       stdout holds paths or addresses: mask it like stderr
    # beside: util       modules of its own lie in this folder beside it
    # stack: why         it needs more of a stack than a page has
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
WANTED = "3.13"
LIMIT = 20  # seconds one program may take before it counts as hung
LAST_RULE = 48


def find_python():
    """python3.13 from PATH or from pyenv, checked by asking it."""
    candidates = [shutil.which("python3.13"), sys.executable]
    pyenv = pathlib.Path(os.environ.get("PYENV_ROOT", pathlib.Path.home() / ".pyenv"))
    candidates += sorted(map(str, pyenv.glob("versions/3.13*/bin/python3.13")))
    for candidate in filter(None, candidates):
        ask = "import sys; print('%d.%d' % sys.version_info[:2])"
        got = subprocess.run([candidate, "-c", ask], capture_output=True, text=True)
        if got.returncode == 0 and got.stdout.strip() == WANTED:
            return candidate
    sys.exit(f"record.py: no python{WANTED} in PATH or under pyenv; the outputs must come from it")


def load_masks():
    rules = []
    for line in (HERE / "masks.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            pattern, replacement = line.split("\t")
            rules.append((pattern, replacement.replace("$1", r"\g<1>")))
    return rules


def mask(text, rules, folder):
    for pattern, replacement in rules:
        pattern = pattern.replace("@DIR@", re.escape(str(folder)))
        text = re.sub(pattern, replacement, text)
    return text


def read_head(program):
    head = {}
    for line in program.read_text().splitlines():
        if not line.startswith("#"):
            break
        found = re.match(r"# (rules|args|flags|env|mask): (.*)", line)
        if found:
            head[found[1]] = found[2].strip()
    return head


def run_once(python, program, head, rules, seed):
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env.update(PYTHONHASHSEED=str(seed), LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1")
    if "env" in head:
        name, value = head["env"].split("=", 1)
        env[name] = value
    command = [python, *shlex.split(head.get("flags", "")), str(program)]
    command += shlex.split(head.get("args", ""))
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=LIMIT, env=env,
            stdin=subprocess.DEVNULL, cwd=program.parent,
        )
    except subprocess.TimeoutExpired:
        return None
    out, err = done.stdout.decode(), done.stderr.decode()
    if head.get("mask") == "stdout":
        out = mask(out, rules, program.parent)
    return out, mask(err, rules, program.parent), done.returncode


def stored(program):
    def read(suffix):
        path = program.with_suffix(suffix)
        return path.read_text() if path.exists() else ""
    return read(".out"), read(".err"), int(read(".status") or 0)


def store(program, result):
    out, err, status = result
    program.with_suffix(".out").write_text(out)
    for suffix, text in ((".err", err), (".status", f"{status}\n" if status else "")):
        path = program.with_suffix(suffix)
        if text:
            path.write_text(text)
        else:
            path.unlink(missing_ok=True)


def cited(programs):
    rules = {number: [] for number in range(1, LAST_RULE + 1)}
    for program in programs:
        for number in re.findall(r"\d+", read_head(program).get("rules", "")):
            rules[int(number)].append(program.relative_to(HERE).as_posix())
    return rules


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("names", nargs="*", help="parts of the paths to take (default: all)")
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    options.add_argument("--rules", action="store_true", help="list the rules and who cites them")
    options.add_argument("--repeat", type=int, default=3, help="runs of each program")
    options.add_argument("--jobs", type=int, default=os.cpu_count(), help="programs at a time")
    given = options.parse_args()

    programs = sorted(HERE.glob("*/*.py"))
    if given.names:
        programs = [p for p in programs if any(n in p.as_posix() for n in given.names)]
    if given.rules:
        for number, names in cited(programs).items():
            print(f"{number:3} {', '.join(names) or 'NOBODY'}")
        return
    python, rules = find_python(), load_masks()

    def work(program):
        head = read_head(program)
        runs = [run_once(python, program, head, rules, seed) for seed in range(given.repeat)]
        if None in runs:
            return program, None, "hangs"
        if any(run != runs[0] for run in runs):
            return program, None, "differs from run to run"
        if str(HERE) in runs[0][0]:
            return program, None, "prints where it lies: say `# mask: stdout` in its head"
        return program, runs[0], None

    bad = 0
    with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        for program, result, trouble in pool.map(work, programs):
            if not trouble and given.check and result != stored(program):
                trouble = "differs from what is stored"
            if trouble:
                bad += 1
                print(f"{program.relative_to(HERE)}: {trouble}")
            elif not given.check:
                store(program, result)
    print(f"{len(programs)} programs, {bad} in trouble ({'checked' if given.check else 'recorded'})")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()

"""Measure programs under this Python and under another runner, in turns: `python3.11 cpu.py RUNNER ROUNDS PROGRAM...`

Prints one JSON list: for each program the processor time of its rounds on either side, in seconds, without what its
imports alone take; the time that it measured itself; and whether both sides printed the same.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile


def run(command):
    """A command's processor time, standard output and what it wrote last on standard error, as a number."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = done.stderr.split()
    return taken, done.stdout, float(lines[-1]) if lines else 0.0


def median(numbers):
    return sorted(numbers)[len(numbers) // 2]


def measure(program, sides, rounds):
    with open(program) as file:
        imports = [line for line in file if line.startswith(("import ", "from "))]
    result = {"name": os.path.basename(program).removesuffix(".py")}
    printed = {}
    with tempfile.TemporaryDirectory() as folder:
        alone = os.path.join(folder, "imports.py")
        with open(alone, "w") as file:
            file.writelines(imports)
        figures = {side: {"cpu": [], "own": [], "imports": []} for side in sides}
        for _ in range(rounds):
            for side, command in sides.items():
                figures[side]["imports"].append(run([*command, alone])[0])
                taken, printed[side], own = run([*command, program])
                figures[side]["cpu"].append(taken)
                figures[side]["own"].append(own)
    for side, of in figures.items():
        least = median(of["imports"])
        of["cpu"] = [max(taken - least, 1e-6) for taken in of["cpu"]]
        result[side] = of
    result["same"] = len(set(printed.values())) == 1
    return result


def main():
    runner, rounds, *programs = sys.argv[1:]
    sides = {"theirs": [sys.executable], "ours": [runner, "--realtime"]}
    print(json.dumps([measure(program, sides, int(rounds)) for program in programs]))


main()

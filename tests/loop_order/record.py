"""Runs every program beside this file under CPython 3.13 and stores what it printed as NAME.out.

    python3.13 record.py [NAME ...]

Looks for python3.13 under pyenv first, then on the PATH.
"""

import pathlib
import shutil
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
found = sorted(pathlib.Path.home().glob(".pyenv/versions/3.13.*/bin/python3.13"))
python = str(found[-1]) if found else shutil.which("python3.13")
if python is None:
    sys.exit("record.py: there is no python3.13 under ~/.pyenv or on the PATH")

wanted = set(sys.argv[1:])
for program in sorted(here.glob("*.py")):
    if program.name == "record.py" or (wanted and program.stem not in wanted):
        continue
    done = subprocess.run([python, "-I", program], capture_output=True, text=True, timeout=60)
    if done.returncode != 0 or done.stderr:
        sys.exit(f"record.py: {program.name} failed:\n{done.stderr}")
    program.with_suffix(".out").write_text(done.stdout)
    print(f"{program.stem}: {len(done.stdout.splitlines())} lines")

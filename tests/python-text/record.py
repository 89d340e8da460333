"""Shared by the recorders: one line a case, `function TAB argument ... TAB answer`, each field escaped.

An answer that starts with `raise ` is an exception: `raise ValueError: text`.
"""
import pathlib
import struct
import sys

assert sys.version_info[:2] == (3, 13), "record with python3.13"


def bits(x):
    return struct.pack(">d", x).hex()


def show(value):
    """Floats as bits, bytes as Latin-1, lists joined by a unit separator."""
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, float):
        return bits(value)
    if isinstance(value, (bytes, bytearray)):
        return value.decode("latin-1")
    if isinstance(value, (tuple, list)):
        return "".join(show(v) + "\x1f" for v in value)
    return str(value)


class Table:
    def __init__(self, program):
        self.path = pathlib.Path(program).with_suffix(".tsv")
        self.lines = []

    def case(self, name, args, call):
        self.args = args
        try:
            answer = show(call())
            assert not answer.startswith("raise "), answer
        except Exception as e:
            message = str(e) if not isinstance(e, KeyError) else repr(e.args[0])
            answer = f"raise {type(e).__name__}: {message}"
        fields = [name, *map(show, args), answer]
        line = "\t".join(f.encode("unicode_escape").decode("ascii") for f in fields)
        if line not in self.seen:
            self.seen.add(line)
            self.lines.append(line + "\n")

    seen = set()

    def save(self):
        self.path.write_text("".join(self.lines), encoding="ascii")
        print(self.path.name, len(self.lines))

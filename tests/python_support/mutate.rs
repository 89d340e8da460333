//! Arbitrary text for the engine to survive: programs with bytes, lines and tokens changed, and
//! texts made of tokens alone.

use super::rng::Rng;

/// Pieces of Python and pieces that are hard on a parser.
const TOKENS: &[&str] = &[
    "await ",
    "async ",
    "def f():",
    "class A:",
    "lambda: ",
    "yield ",
    "yield from ",
    "return ",
    "raise ",
    "try:",
    "except:",
    "except* E:",
    "finally:",
    "else:",
    "elif x:",
    "if x:",
    "for x in y:",
    "while 0:",
    "with a as b:",
    "match x:",
    "case [*_, y]:",
    "case {**r}:",
    "import asyncio",
    "from . import x",
    "global x",
    "nonlocal x",
    "del x",
    "assert x",
    "pass",
    "break",
    "continue",
    "not ",
    " in ",
    " is ",
    " and ",
    " or ",
    " if ",
    " else ",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ".",
    ";",
    "=",
    "==",
    ":=",
    "->",
    "**",
    "*",
    "//",
    "/",
    "%",
    "@",
    "<<",
    ">>",
    "&",
    "|",
    "^",
    "~",
    "<",
    ">",
    "!=",
    "+=",
    "-",
    "+",
    "...",
    "\\",
    "\n",
    "\n    ",
    "\n\t",
    "    ",
    "\r\n",
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "f'",
    "f'{",
    "}'",
    "f'{x!r:>{w}}'",
    "b'\\xff'",
    "r'\\'",
    "'\\N{BULLET}'",
    "'\\ud800'",
    "'\\",
    "0",
    "1",
    "0x",
    "1e999",
    "1_000",
    "0b2",
    "9999999999999999999999999999",
    "1j",
    "0777",
    "1__0",
    "1.e",
    ".5",
    "x",
    "y",
    "self",
    "print",
    "None",
    "True",
    "__name__",
    "_",
    "é",
    "ﬁ",
    "変数",
    "😀",
    "\u{0}",
    "\u{feff}",
    "\u{2028}",
    "\u{c}",
    "#",
    "# type: ignore",
    "((((((((((((((((((((((((((((((",
    "[[[[[[[[[[[[[[[[[[[[[[[[[",
    "lambda: lambda: lambda: ",
    "x.y.z",
    "x[0]",
    "f(x)",
    "f(*a, **k)",
    "a, *b = c",
    "[x for x in y]",
    "{x: y for x in z}",
    "(x async for x in y)",
    "asyncio.run(",
    "asyncio.sleep(0)",
    "asyncio.gather(",
    "1 / 0",
    "int('9' * 5000)",
    "'%' % ()",
    "'{}'.format(",
    "10 ** 10 ** 2",
    "print(*range(3))",
    "[0] * 10",
    "'a' * 100",
    "sorted(",
    "raise SystemExit(3)",
    "not not not ",
    "- - - -",
    "if x else ",
];

/// A text: a recorded program with some changes, or tokens in a row.
pub fn mutate(rng: &mut Rng, corpus: &[String]) -> String {
    if corpus.is_empty() || rng.chance(25) {
        return (0..rng.between(1, 60)).map(|_| *rng.pick(TOKENS)).collect();
    }
    let mut text: Vec<char> = rng.pick(corpus).chars().collect();
    for _ in 0..rng.between(1, 8) {
        change(rng, &mut text, corpus);
    }
    text.into_iter().collect()
}

fn change(rng: &mut Rng, text: &mut Vec<char>, corpus: &[String]) {
    let place = |rng: &mut Rng, text: &[char]| rng.below(text.len() + 1);
    let from = place(rng, text);
    let to = (from + rng.between(1, 30)).min(text.len());
    match rng.below(9) {
        0 => drop(text.drain(from..to)),
        1 => drop(text.splice(from..from, rng.pick(TOKENS).chars())),
        2 => drop(text.splice(from..to, rng.pick(TOKENS).chars())),
        3 => {
            let piece = text[from..to].to_vec();
            let at = place(rng, text);
            text.splice(at..at, piece);
        }
        4 => text.truncate(from),
        5 => {
            let other: Vec<char> = rng.pick(corpus).chars().collect();
            let start = rng.below(other.len().max(1));
            let end = (start + rng.between(1, 200)).min(other.len());
            text.splice(from..from, other[start.min(end)..end].iter().copied());
        }
        6 => {
            // One line in or out by a step.
            let line = text[..from].iter().rposition(|&c| c == '\n').map_or(0, |i| i + 1);
            if rng.chance(50) {
                text.splice(line..line, "    ".chars());
            } else {
                let blanks = text[line..].iter().take(4).take_while(|c| **c == ' ').count();
                text.drain(line..line + blanks);
            }
        }
        7 => {
            let odd = char::from_u32(rng.below(0x11_0000) as u32).unwrap_or('\u{fffd}');
            text.insert(from, odd);
        }
        _ => {
            // The same piece many times over: depth and length.
            let piece: Vec<char> = rng.pick(TOKENS).chars().collect();
            let many = piece.iter().copied().cycle().take(piece.len() * rng.between(2, 400));
            text.splice(from..from, many.collect::<Vec<_>>());
        }
    }
}

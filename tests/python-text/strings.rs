use loopglass::python::text::codec::{self, Encoding};
use loopglass::python::text::{Result, bytes, chars, escape, string};

use crate::table::{Args, bool, check, latin_1, list};

fn place(found: Option<usize>) -> String {
    found.map_or("-1".into(), |at| at.to_string())
}

fn optional(args: &Args, i: usize) -> Option<&str> {
    (args.str(i) != "None").then(|| args.str(i))
}

fn index(args: &Args, i: usize) -> Option<i64> {
    optional(args, i).map(|_| args.number(i))
}

fn case(text: &str) -> [String; 6] {
    [
        string::lower(text),
        string::upper(text),
        string::title(text),
        string::capitalize(text),
        string::swapcase(text),
        string::casefold(text),
    ]
}

const TESTS: [fn(&str) -> bool; 11] = [
    string::is_alpha,
    string::is_alnum,
    string::is_decimal,
    string::is_digit,
    string::is_numeric,
    string::is_space,
    string::is_printable,
    string::is_identifier,
    string::is_lower,
    string::is_upper,
    string::is_title,
];

fn answer(function: &str, args: &Args) -> Result<String> {
    if let Some(function) = function.strip_prefix('b') {
        return on_bytes(function, args);
    }
    let t = args.str(0);
    let encoding =
        |i: usize| Encoding::from_name(args.str(i)).ok_or_else(|| codec::unknown_encoding(args.str(i)));
    Ok(match function {
        "lower" => string::lower(t),
        "upper" => string::upper(t),
        "title" => string::title(t),
        "capitalize" => string::capitalize(t),
        "swapcase" => string::swapcase(t),
        "casefold" => string::casefold(t),
        "isalpha" => bool(string::is_alpha(t)),
        "isalnum" => bool(string::is_alnum(t)),
        "isdecimal" => bool(string::is_decimal(t)),
        "isdigit" => bool(string::is_digit(t)),
        "isnumeric" => bool(string::is_numeric(t)),
        "isspace" => bool(string::is_space(t)),
        "isprintable" => bool(string::is_printable(t)),
        "isidentifier" => bool(string::is_identifier(t)),
        "islower" => bool(string::is_lower(t)),
        "isupper" => bool(string::is_upper(t)),
        "istitle" => bool(string::is_title(t)),
        "class" => TESTS.iter().map(|test| if test(t) { '1' } else { '0' }).collect(),
        "case" if t.chars().all(chars::is_printable) => list(case(t)),
        "case" => String::new(),
        "repr" => escape::repr(t),
        "ascii" => escape::ascii(t),
        "len" => string::len(t).to_string(),
        "split" => list(string::split(t, optional(args, 1), args.number(2))?),
        "rsplit" => list(string::rsplit(t, optional(args, 1), args.number(2))?),
        "splitlines" => list(string::split_lines(t, args.bool(1))),
        "partition" => {
            let (a, b, c) = string::partition(t, args.str(1))?;
            list([a, b, c])
        }
        "rpartition" => {
            let (a, b, c) = string::rpartition(t, args.str(1))?;
            list([a, b, c])
        }
        "strip" => {
            let set = optional(args, 1);
            list([string::strip(t, set), string::lstrip(t, set), string::rstrip(t, set)])
        }
        "find" => {
            let (sub, i, j) = (args.str(1), index(args, 2), index(args, 3));
            list([
                place(string::find(t, sub, i, j)),
                place(string::rfind(t, sub, i, j)),
                string::count(t, sub, i, j).to_string(),
                bool(string::starts_with(t, sub, i, j)),
                bool(string::ends_with(t, sub, i, j)),
            ])
        }
        "slice" => string::slice(t, index(args, 1), index(args, 2), index(args, 3))?,
        "replace" => string::replace(t, args.str(1), args.str(2), args.number(3)),
        "remove" => list([string::remove_prefix(t, args.str(1)), string::remove_suffix(t, args.str(1))]),
        "just" => {
            let (width, fill) = (args.number(1), args.number(2));
            list([
                string::center(t, width, fill),
                string::ljust(t, width, fill),
                string::rjust(t, width, fill),
                string::zfill(t, width),
            ])
        }
        "expandtabs" => string::expand_tabs(t, args.number(1)),
        "encode" => latin_1(&codec::encode(t, encoding(1)?, args.str(2))?),
        "decode" => codec::decode(&args.bytes(0), encoding(1)?, args.str(2))?,
        _ => panic!("no such function: {function}"),
    })
}

fn on_bytes(function: &str, args: &Args) -> Result<String> {
    let data = if function == "fromhex" { Vec::new() } else { args.bytes(0) };
    let data = data.as_slice();
    let second = (!matches!(function, "repr" | "case" | "fromhex") && optional(args, 1).is_some())
        .then(|| args.bytes(1));
    let second = second.as_deref();
    let some = second.unwrap_or_default();
    let shown = |parts: Vec<&[u8]>| list(parts.into_iter().map(latin_1));
    Ok(match function {
        "split" => shown(bytes::split(data, second, args.number(2))?),
        "rsplit" => shown(bytes::rsplit(data, second, args.number(2))?),
        "splitlines" => shown(bytes::split_lines(data, args.bool(1))),
        "partition" => {
            let (a, b, c) = bytes::partition(data, some)?;
            shown(vec![a, b, c])
        }
        "rpartition" => {
            let (a, b, c) = bytes::rpartition(data, some)?;
            shown(vec![a, b, c])
        }
        "strip" => {
            shown(vec![bytes::strip(data, second), bytes::lstrip(data, second), bytes::rstrip(data, second)])
        }
        "find" => {
            let (i, j) = (index(args, 2), index(args, 3));
            list([
                place(bytes::find(data, some, i, j)),
                place(bytes::rfind(data, some, i, j)),
                bytes::count(data, some, i, j).to_string(),
                bool(bytes::starts_with(data, some, i, j)),
                bool(bytes::ends_with(data, some, i, j)),
            ])
        }
        "replace" => latin_1(&bytes::replace(data, some, &args.bytes(2), args.number(3))),
        "just" => {
            let width = args.number(1);
            list(
                [
                    bytes::center(data, width, b'*'),
                    bytes::ljust(data, width, b'*'),
                    bytes::rjust(data, width, b'*'),
                    bytes::zfill(data, width),
                ]
                .map(|data| latin_1(&data)),
            )
        }
        "case" => list([
            latin_1(&bytes::title(data)),
            latin_1(&bytes::capitalize(data)),
            latin_1(&bytes::swapcase(data)),
            bool(bytes::is_lower(data)),
            bool(bytes::is_upper(data)),
        ]),
        "repr" => escape::repr_bytes(data),
        "hex" => bytes::hex(data, Some(':'), args.number(1)),
        "fromhex" => latin_1(&bytes::from_hex(args.str(0))?),
        _ => panic!("no such function: b{function}"),
    })
}

#[test]
fn strings_and_bytes_are_those_of_cpython() {
    check("strings", 5000, answer);
}

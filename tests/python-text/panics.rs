//! Whatever a program hands in, an answer or an error comes back.

use loopglass::python::text::codec::{Encoding, decode};
use loopglass::python::text::diagnostic::carets::{Place, Shape, snippet};
use loopglass::python::text::fields::{Name, Pieces};
use loopglass::python::text::time::{from_iso, strptime};
use loopglass::python::text::{Int, bytes, float, int, spec, string};
use proptest::prelude::*;

/// Text of the characters that the small languages are made of, with a few from elsewhere.
fn source() -> impl Strategy<Value = String> {
    "[-+*<>=^ z#0-9,_.bcdoxXneEfFgG%srYmdHMSjp{}\\[\\]:!aéΣß日😀\u{0301}\t\n]{0,24}"
}

/// Widths that the language reads, but none that asks for megabytes.
fn short(text: &str) -> bool {
    let digits = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
    digits.unwrap_or(0) < 5
}

proptest! {
    #[test]
    fn specs_never_panic(text in source().prop_filter("short widths", |t| short(t)), x: f64, n: i64) {
        let _ = spec::float(x, &text, "float");
        let _ = spec::int(&Int::Small(n), &text, "int");
        let _ = spec::str("é日x", &text, "str");
        let _ = spec::complex(x, -x, &text, "complex");
    }

    #[test]
    fn numbers_survive_the_way_through_text(x: f64, n: i64, base in 2_i64..=36) {
        let back = float::parse(&float::repr(x)).expect("its own repr");
        prop_assert!(back == x || x.is_nan());
        prop_assert!(float::from_hex(&float::hex(x)).expect("its own hex") == x || x.is_nan());
        let sign = if n < 0 { "-" } else { "" };
        let text = format!("{sign}{}", Int::Small(n).digits(base as u32));
        prop_assert_eq!(int::parse(&text, base, 0), Ok(Int::Small(n)));
    }

    #[test]
    fn parsers_never_panic(text in source(), format in source(), base in -2_i64..40) {
        let _ = int::parse(&text, base, 10);
        let _ = float::parse(&text);
        let _ = float::from_hex(&text);
        let _ = strptime(&text, &format);
        let _ = from_iso(&text);
        let _ = bytes::from_hex(&text);
        Pieces::new(&text).for_each(drop);
        let _ = Name::parse(&text);
    }

    #[test]
    fn methods_never_panic(text in source(), other in source(), i: Option<i64>, j: Option<i64>, k: Option<i64>) {
        let _ = string::slice(&text, i, j, k);
        let _ = (string::find(&text, &other, i, j), string::rfind(&text, &other, i, j));
        let _ = (string::title(&text), string::swapcase(&text), string::capitalize(&text));
        let _ = (string::split(&text, None, 2), string::rsplit(&text, Some(&other), 2));
        let joined = string::split_lines(&text, true).concat();
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn decoding_never_panics(data: Vec<u8>) {
        let text = decode(&data, Encoding::Utf8, "replace");
        prop_assert_eq!(text, Ok(String::from_utf8_lossy(&data).into_owned()));
        let _ = decode(&data, Encoding::Ascii, "backslashreplace");
    }

    #[test]
    fn snippets_never_panic(text in source(), start in 0_usize..30, end in 0_usize..30, line in 0_usize..4, column in 0_usize..30) {
        let lines: Vec<&str> = text.split('\n').collect();
        let place = Place { line, column };
        for shape in [
            Shape::Plain,
            Shape::Binary { left_end: place, right_start: Place { line, column: end } },
            Shape::Subscript { value_end: place },
            Shape::Call { function_end: place, whole_statement: false },
        ] {
            snippet(&lines, start, end, shape);
        }
    }
}

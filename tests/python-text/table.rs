//! Reads a recorded table and compares each of its answers.

use loopglass::python::text::Result;

/// The fields of one recorded line, unescaped.
pub struct Args(Vec<String>);

impl Args {
    pub fn str(&self, i: usize) -> &str {
        &self.0[i]
    }

    pub fn float(&self, i: usize) -> f64 {
        f64::from_bits(u64::from_str_radix(&self.0[i], 16).expect("a float's bits"))
    }

    pub fn number<T: std::str::FromStr>(&self, i: usize) -> T {
        self.0[i].parse().ok().unwrap_or_else(|| panic!("not a number: {:?}", self.0[i]))
    }

    pub fn bool(&self, i: usize) -> bool {
        self.0[i] == "True"
    }

    pub fn bytes(&self, i: usize) -> Vec<u8> {
        self.0[i].chars().map(|c| u8::try_from(c as u32).expect("Latin-1")).collect()
    }

    pub fn list(&self, i: usize) -> Vec<&str> {
        self.0[i].split_terminator('\x1f').collect()
    }
}

pub fn bits(x: f64) -> String {
    // The sign and payload of a nan are of no consequence to a program.
    if x.is_nan() { "nan".into() } else { format!("{:016x}", x.to_bits()) }
}

pub fn bool(b: bool) -> String {
    if b { "True".into() } else { "False".into() }
}

pub fn latin_1(data: &[u8]) -> String {
    data.iter().map(|&b| char::from(b)).collect()
}

pub fn list<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().map(|item| format!("{}\x1f", item.as_ref())).collect()
}

fn unescape(field: &str) -> String {
    let (mut out, mut rest) = (String::new(), field.chars());
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let width = match rest.next().expect("an escape") {
            'n' => {
                out.push('\n');
                continue;
            }
            't' => {
                out.push('\t');
                continue;
            }
            'r' => {
                out.push('\r');
                continue;
            }
            '\\' => {
                out.push('\\');
                continue;
            }
            'x' => 2,
            'u' => 4,
            'U' => 8,
            other => panic!("unknown escape {other:?} in {field:?}"),
        };
        let code: String = rest.by_ref().take(width).collect();
        let code = u32::from_str_radix(&code, 16).expect("hexadecimal");
        out.push(char::from_u32(code).expect("a character"));
    }
    out
}

/// Whether two floats agree to 13 digits: enough where CPython calls the C library's transcendental functions.
fn close(got: &str, expected: &str) -> bool {
    let read = |bits| u64::from_str_radix(bits, 16).ok().map(f64::from_bits);
    match (read(got), read(expected)) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-13 * a.abs().max(b.abs()),
        _ => false,
    }
}

/// Compares `answer` with every line of `name.tsv`, which must hold at least `least` lines.
pub fn check(name: &str, least: usize, answer: impl Fn(&str, &Args) -> Result<String>) {
    let path = format!("{}/tests/python-text/{name}.tsv", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("the recorded table");
    let (mut count, mut wrong) = (0, Vec::new());
    for line in text.lines() {
        let mut fields: Vec<String> = line.split('\t').map(unescape).collect();
        let mut expected = fields.pop().expect("an answer");
        let function = fields.remove(0);
        if matches!(expected.as_str(), "7ff8000000000000" | "fff8000000000000") {
            expected = "nan".into();
        }
        let got = match answer(&function, &Args(fields)) {
            Ok(answer) => answer,
            Err(error) => format!("raise {error}"),
        };
        count += 1;
        if got != expected && !(function.ends_with('~') && close(&got, &expected)) {
            let shown: String = line.chars().take(300).collect();
            wrong.push(format!("{shown}\n   got {:?}\n   not {:?}", got, expected));
        }
    }
    assert!(count >= least, "{name}: {count} cases, expected at least {least}");
    let shown = wrong.iter().take(25).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{name}: {} of {count} differ\n{shown}", wrong.len());
}

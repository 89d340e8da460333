//! Leaves out of the Python library's text what only its readers need: comments and docstrings. A page transfers it.

#[path = "src/python/syntax/lines.rs"]
#[expect(dead_code, reason = "the engine asks more of a line")]
mod lines;

use lines::Line;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const LIBRARY: &str = "src/python/lib";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={LIBRARY}");
    let Some(out) = env::var_os("OUT_DIR").filter(|_| env::var_os("CARGO_FEATURE_PYTHON").is_some()) else {
        return Ok(());
    };
    shorten(Path::new(LIBRARY), &PathBuf::from(out).join("lib"))
}

/// Every module of a folder, shortened, into another.
fn shorten(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, to) = (entry?.path(), to.to_owned());
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            shorten(&path, &to)?;
        } else if path.extension().is_some_and(|e| e == "py") {
            fs::write(to, shortened(&fs::read_to_string(path)?))?;
        }
    }
    Ok(())
}

/// A module's text without comments and its functions' and classes' docstrings. Markers (`#: file:line`) stay.
fn shortened(text: &str) -> String {
    let mut all = vec![];
    let mut at = 0;
    while at < text.len() {
        let line = Line::read(text, at);
        at = line.end.max(at + 1);
        if !line.text.is_empty() {
            all.push(line);
        }
    }
    let mut out = String::new();
    for (i, line) in all.iter().enumerate() {
        let opens = i > 0 && all[i - 1].text.ends_with(':') && all[i - 1].indent() < line.indent();
        let is_alone = all.get(i + 1).is_none_or(|next| next.indent() != line.indent());
        if opens && !is_alone && line.text.starts_with("\"\"\"") && line.text.ends_with("\"\"\"") {
            continue;
        }
        out.push_str(&text[line.start..line.last]);
        let rest = text[line.last..line.end].trim();
        if rest.starts_with("#:") {
            out.push_str("  ");
            out.push_str(rest);
        }
        out.push('\n');
    }
    out
}

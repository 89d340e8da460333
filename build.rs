//! Leaves out of the Python library's text what only its readers need: comments and docstrings. A page transfers it.

#[path = "src/python/syntax/lines.rs"]
#[expect(dead_code, reason = "the engine asks more of a line")]
mod lines;

use lines::lines;
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
            let name = path.strip_prefix(LIBRARY).unwrap_or(&path).to_string_lossy().into_owned();
            fs::write(to, shortened(&fs::read_to_string(path)?, &name))?;
        }
    }
    Ok(())
}

/// The text of a module of this name without comments and docstrings. Markers (`#: file:line`)
/// stay, and say the file only where it is another.
fn shortened(text: &str, name: &str) -> String {
    let all = lines(text);
    let mut out = String::new();
    for (i, line) in all.iter().enumerate() {
        let opens = match i.checked_sub(1) {
            Some(before) => all[before].text.ends_with(':') && all[before].indent() < line.indent(),
            None => true,
        };
        let is_alone = all.get(i + 1).is_none_or(|next| next.indent() != line.indent());
        if opens && !is_alone && line.text.starts_with("\"\"\"") && line.text.ends_with("\"\"\"") {
            continue;
        }
        // One blank a level; what a statement's other lines are moved by is what its first is.
        let indent = line.indent();
        let kept = if indent % 4 == 0 { indent / 4 } else { indent };
        out.extend(std::iter::repeat_n(' ', kept));
        let moved = format!("\n{}", " ".repeat(indent - kept));
        if line.text.contains("\"\"\"") {
            out.push_str(line.text);
        } else {
            out.push_str(&line.text.replace(&moved, "\n"));
        }
        // A comment before a marker is part of the line that a traceback shows.
        if let Some((comment, mark)) = text[line.last..line.end].trim_end().split_once("#: ") {
            out.push_str(comment.trim_end());
            let own = mark.strip_prefix(name).and_then(|line| line.strip_prefix(':'));
            out.push_str(" #: ");
            out.push_str(own.unwrap_or(mark));
        }
        out.push('\n');
    }
    out
}

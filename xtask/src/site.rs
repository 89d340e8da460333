//! The release site in `dist/`, and what of it a first visit transfers.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::process::{Failure, Result, run, unwritable};
use crate::project::Project;

/// What a first visit may transfer, brotli-compressed, in bytes. The aim is 200,000. The bound goes down with the size
/// and never up.
const BUDGET: usize = 250_000;

/// Where the site is built.
pub fn dist(project: &Project) -> PathBuf {
    project.root.join("dist")
}

/// Build the release site.
pub fn build(project: &Project) -> Result<()> {
    println!("Building the release site (some minutes when nothing is compiled yet)");
    let mut trunk = project.command("trunk");
    // Offline: set-up has fetched all, and what is missing is to fail here rather than be downloaded unseen.
    run(trunk.args(["build", "--release", "--locked=true", "--offline=true"])).map_err(|_| {
        Failure::new("The release site could not be built: trunk's messages above say where.")
    })?;
    shorten_glue(&dist(project))
}

/// Take the comments and the indentation out of what wasm-bindgen wrote: trunk's own minifier cannot read it.
fn shorten_glue(dist: &Path) -> Result<()> {
    let unreadable = |path: &Path, error| Failure(format!("{} could not be read: {error}.", path.display()));
    for entry in fs::read_dir(dist).map_err(|error| unreadable(dist, error))? {
        let path = entry.map_err(|error| unreadable(dist, error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("loopglass-") && name.ends_with(".js") {
            let glue = fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
            fs::write(&path, short(&glue)).map_err(unwritable(&path))?;
        }
    }
    Ok(())
}

/// The script without indentation, empty lines and lines of comment. For what wasm-bindgen writes: one statement's part a
/// line, and no text that goes over several.
fn short(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let told =
        lines.filter(|line| !line.is_empty() && !["//", "/*", "*"].iter().any(|sign| line.starts_with(sign)));
    told.fold(String::with_capacity(script.len()), |all, line| all + line + "\n")
}

/// One file of the site.
#[derive(Debug)]
struct File {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
    /// Whether the first visit asks for it.
    first: bool,
}

/// Print the size of every file and fail if a first visit transfers more than its budget.
pub fn report(project: &Project) -> Result<()> {
    let files = measure(&dist(project))?;
    let width = files.iter().map(|file| file.name.len()).max().unwrap_or(0).max(14);
    println!("\n{:width$} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    for file in &files {
        let later = if file.first { "" } else { "  later" };
        println!("{:width$} {:>9} {:>9} {:>9}{later}", file.name, file.raw, file.gzip, file.brotli);
    }
    let total = |of: fn(&File) -> usize, all: bool| -> usize {
        files.iter().filter(|file| all || file.first).map(of).sum()
    };
    for (name, all) in [("everything", true), ("first visit", false)] {
        let sums = [total(|f| f.raw, all), total(|f| f.gzip, all), total(|f| f.brotli, all)];
        println!("{name:width$} {:>9} {:>9} {:>9}", sums[0], sums[1], sums[2]);
    }
    let first = total(|file| file.brotli, false);
    if first > BUDGET {
        return Err(Failure(format!(
            "A first visit transfers {first} bytes of brotli, more than its budget of {BUDGET}."
        )));
    }
    println!("A first visit transfers {first} of the {BUDGET} bytes that it may (brotli).");
    Ok(())
}

fn measure(dist: &Path) -> Result<Vec<File>> {
    let mut contents = BTreeMap::new();
    collect(dist, dist, &mut contents)?;
    let first = first_visit(&contents);
    contents
        .into_iter()
        .map(|(name, bytes)| {
            let (gzip, brotli) = compressed(&bytes).map_err(unwritable(Path::new(&name)))?;
            let first = first.contains(&name);
            Ok(File { raw: bytes.len(), gzip, brotli, first, name })
        })
        .collect()
}

/// Every file below a folder, by its path from the site's root.
fn collect(root: &Path, folder: &Path, into: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let unreadable = |path: &Path, error| Failure(format!("{} could not be read: {error}.", path.display()));
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        if path.is_dir() {
            collect(root, &path, into)?;
        } else {
            let bytes = fs::read(&path).map_err(|error| unreadable(&path, error))?;
            let name = path.strip_prefix(root).unwrap_or(&path);
            into.insert(name.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
    Ok(())
}

/// The files that `index.html` names, and those that they name in turn. What only the WebAssembly module names is
/// asked for later, if ever.
fn first_visit(contents: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut first = vec!["index.html".to_owned()];
    let mut next = 0;
    while let Some(name) = first.get(next).cloned() {
        next += 1;
        let is_text = [".html", ".css", ".js", ".mjs"].iter().any(|ending| name.ends_with(ending));
        let Some(bytes) = contents.get(&name).filter(|_| is_text) else { continue };
        let text = String::from_utf8_lossy(bytes);
        for other in contents.keys() {
            let file = other.rsplit('/').next().unwrap_or(other);
            if !first.contains(other) && text.contains(file) {
                first.push(other.clone());
            }
        }
    }
    first
}

/// The sizes after gzip at level 9 and brotli at quality 11, the most that a web host does ahead of time.
pub fn compressed(bytes: &[u8]) -> std::io::Result<(usize, usize)> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
    Ok((gzip.finish()?.len(), brotli.len()))
}

#[cfg(test)]
mod sizes {
    use super::*;

    fn site(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_first_visit_follows_names_from_the_page() {
        let first = first_visit(&site(&[
            ("index.html", "<link href=\"/style-1.css\"><script src=\"/boot-2.js\">"),
            ("style-1.css", "@font-face { src: url(fonts/mono.woff2) }"),
            ("boot-2.js", ""),
            ("fonts/mono.woff2", "worker-3.js"),
            ("worker-3.js", ""),
        ]));
        assert_eq!(first, ["index.html", "boot-2.js", "style-1.css", "fonts/mono.woff2"]);
    }

    #[test]
    fn glue_loses_only_what_nobody_runs() {
        let script =
            "/**\n * Says so.\n */\nexport function f() {\n    // why\n    return `a ${1 * 2} // b`;\n\n}\n";
        assert_eq!(short(script), "export function f() {\nreturn `a ${1 * 2} // b`;\n}\n");
    }

    #[test]
    fn compression_is_real() {
        let text = "poll wake timer drop ".repeat(500);
        let (gzip, brotli) = compressed(text.as_bytes()).unwrap();
        assert!(brotli < gzip && gzip < text.len() / 10, "{gzip} {brotli}");
    }
}

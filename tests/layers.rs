//! Holds the table of allowed imports in ARCHITECTURE.md: reads every `use` and path in `src/` and looks for one that
//! goes from a layer to a layer that it may not know.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the source has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with those of ours that it may import. The same table stands in ARCHITECTURE.md.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("trace", &["decimal"]),
    ("runtime", &["decimal", "trace", "workers"]),
    ("python", &["decimal", "runtime", "trace", "workers"]),
    ("workers", &["decimal"]),
    ("lessons", &["decimal", "runtime", "python", "trace", "workers"]),
    ("browser", &["decimal", "runtime", "trace", "workers"]),
    ("ui", &["decimal", "trace", "runtime", "lessons", "workers", "browser"]),
];

/// Crates that need a browser; the layers that know none may not name them.
const BROWSER_CRATES: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "gloo_timers", "leptos"];
const KNOW_NO_BROWSER: &[&str] = &["trace", "workers", "runtime", "python", "lessons"];

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// The code of a file without its comments.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// The layers of ours that `code` names by `crate::NAME`.
fn named(code: &str) -> Vec<String> {
    code.match_indices("crate::")
        .map(|(at, found)| {
            code[at + found.len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
        })
        .collect()
}

#[test]
fn layers_import_only_what_they_may() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let layers: Vec<&str> = MAY_IMPORT.iter().map(|(layer, _)| *layer).collect();
    let mut seen = 0;
    let mut wrong = Vec::new();
    for (layer, allowed) in MAY_IMPORT {
        let mut files = Vec::new();
        rust_files(&src.join(layer), &mut files);
        for file in files {
            seen += 1;
            let code = code(&fs::read_to_string(&file).unwrap());
            for name in named(&code) {
                let known = layers.contains(&name.as_str());
                if known && name != *layer && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{}: {layer} may not import {name}", file.display()));
                }
            }
            if KNOW_NO_BROWSER.contains(layer) {
                let browser = BROWSER_CRATES.iter().filter(|krate| code.contains(&format!("{krate}::")));
                wrong.extend(
                    browser.map(|krate| {
                        format!("{}: {layer} knows no browser, but names {krate}", file.display())
                    }),
                );
            }
        }
    }
    assert!(seen > 20, "only {seen} files were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_the_source_is_a_layer() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let entry = entry.unwrap();
        if entry.path().is_dir() {
            let name = entry.file_name().into_string().unwrap();
            assert!(MAY_IMPORT.iter().any(|(layer, _)| *layer == name), "{name} has no place in the table");
        }
    }
}

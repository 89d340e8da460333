//! CPython 3.13, where it is at hand.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::frames::Process;

/// `python3.13` from `PATH`, or the newest 3.13 of pyenv; `None` on a machine without it.
pub fn find() -> Option<PathBuf> {
    let pyenv = std::env::var_os("PYENV_ROOT")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".pyenv")));
    let mut candidates = vec![PathBuf::from("python3.13")];
    if let Some(entries) = pyenv.and_then(|p| p.join("versions").read_dir().ok()) {
        let mut versions: Vec<_> = entries.flatten().map(|e| e.path()).collect();
        versions.sort();
        let ours = |p: &PathBuf| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with("3.13"));
        candidates.extend(versions.into_iter().rev().filter(ours).map(|p| p.join("bin/python3.13")));
    }
    candidates.into_iter().find(|python| {
        let ask = ["-c", "import sys; sys.exit(sys.version_info[:2] != (3, 13))"];
        // A shim of pyenv answers only when a 3.13 is selected; then it fails and the next is tried.
        Command::new(python).args(ask).output().is_ok_and(|done| done.status.success())
    })
}

/// The folder of the recorded programs.
pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python")
}

/// CPython's side of a batch: `fuzz_driver.py` with these options.
pub fn driver(python: &Path, options: &[&str]) -> Process {
    let mut command =
        vec![python.display().to_string(), corpus().join("fuzz_driver.py").display().to_string()];
    command.extend(options.iter().map(ToString::to_string));
    Process::new(command, Duration::from_secs(60))
}

/// Every recorded program, in the order of their paths.
///
/// # Panics
/// When the folder cannot be read.
pub fn programs() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for group in corpus().read_dir().expect("tests/python is there").flatten() {
        if let Ok(files) = group.path().read_dir() {
            found.extend(files.flatten().map(|f| f.path()));
        }
    }
    found.retain(|p| p.extension().is_some_and(|e| e == "py"));
    found.sort();
    found
}

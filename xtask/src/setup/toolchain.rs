//! A Rust toolchain with the wasm32 standard library.
//!
//! Most machines have rustup and a network that reaches its server. Where one of the two is missing, Debian's
//! packages hold a current rustc together with the sources of its standard library, and the wasm32 library is built
//! from those once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::system::{Machine, writable};
use super::{installing, there};
use crate::process::{Failure, Result, output, run, run_limited, unwritable, which};
use crate::project::Project;

const TARGET: &str = "wasm32-unknown-unknown";
/// The name that Debian's toolchain gets in rustup.
const NAME: &str = "loopglass";
/// A current compiler, the sources of its library, a linker for wasm, and the tools that rustup would bring.
const PACKAGES: [&str; 7] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "rustfmt-web", "lld-22"];
/// The oldest compiler that builds the project.
const OLDEST: (u32, u32) = (1, 95);
/// A library that we built says what it was built with: after an upgrade of the compiler it is built again.
const STAMP: &str = "built-by-loopglass.txt";
/// As the library that rustup brings: link-time optimisation of the site needs its bitcode.
const FLAGS: &str = "-Cembed-bitcode=yes";
/// The download is 30 MB. A network that swallows packets must not hold up the other way for long.
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(180);

/// See to it that the project's commands compile for wasm32.
pub fn ensure(project: &mut Project, machine: &Machine) -> Result<()> {
    let rustup = which("rustup", &project.path()).is_some();
    let active = sysroot(project)?;
    if has_library(&active) {
        there(&format!("the {TARGET} target ({})", version(&active)));
        return Ok(());
    }
    let debians = Path::new("/usr");
    if rustup {
        if linked_to_debian(project) && has_library(debians) {
            return select(project);
        }
        // rustup cannot add a target to a toolchain that was only linked.
        if active != debians {
            installing(&format!("the {TARGET} target"), "the page is compiled to WebAssembly");
            let mut add = project.command("rustup");
            // One attempt: rustup's own three retries only make a closed network slower to recognise.
            add.args(["target", "add", TARGET]).env("RUSTUP_MAX_RETRIES", "0");
            match run_limited(&mut add, DOWNLOAD_LIMIT) {
                Ok(()) => return Ok(()),
                Err(_) => {
                    println!("    rustup cannot fetch it here; Debian's Rust packages are the other way")
                }
            }
        }
    }
    debian(machine)?;
    if !rustup {
        // The search path may still lead to the compiler that lacks the target.
        return match sysroot(project) {
            Ok(found) if has_library(&found) => Ok(()),
            _ => Err(Failure::new(
                "Debian's Rust toolchain in /usr/bin now compiles for wasm32, but another cargo comes first on PATH: \
                 put /usr/bin before it.",
            )),
        };
    }
    if !linked_to_debian(project) {
        installing(&format!("the rustup toolchain `{NAME}`"), "a name for Debian's compiler in /usr");
        run(project.command("rustup").args(["toolchain", "link", NAME, "/usr"]))?;
    }
    select(project)
}

/// Whether the sources of the toolchain's standard library are there.
pub fn has_library_sources(project: &Project) -> bool {
    sysroot(project)
        .is_ok_and(|sysroot| sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
}

/// Fetch those sources where they are missing. Debian's packages bring them; without them all works, and the Python
/// engine's module is larger.
pub fn library_sources(project: &Project) -> Result<()> {
    if has_library_sources(project) {
        there("the standard library's sources");
        return Ok(());
    }
    let component = "rust-src";
    installing(
        &format!("the {component} component"),
        "for a smaller standard library in the Python engine's module",
    );
    let mut add = project.command("rustup");
    add.args(["component", "add", component]).env("RUSTUP_MAX_RETRIES", "0");
    if run_limited(&mut add, DOWNLOAD_LIMIT).is_err() {
        println!("    it cannot be fetched here; the module gets the toolchain's own library");
    }
    Ok(())
}

/// Make Debian's toolchain the one of this checkout.
fn select(project: &mut Project) -> Result<()> {
    project.toolchain = Some(NAME.to_owned());
    let mut active = project.command("rustup");
    // What rustup would choose by itself, without the variable that cargo left for us.
    active.args(["show", "active-toolchain"]).env_remove("RUSTUP_TOOLCHAIN");
    if output(&mut active).is_ok_and(|active| active.split_whitespace().next() == Some(NAME)) {
        there(&format!("the {TARGET} target (toolchain `{NAME}`: {})", version(Path::new("/usr"))));
        return Ok(());
    }
    installing(
        &format!("`rustup override set {NAME}`"),
        "plain `cargo` and `trunk serve` in this checkout use that toolchain (`rustup override unset` undoes it)",
    );
    let mut set = project.command("rustup");
    set.args(["override", "set", NAME, "--path"]).arg(&project.root);
    run_limited(&mut set, DOWNLOAD_LIMIT)
}

/// Whether rustup knows Debian's toolchain under our name.
fn linked_to_debian(project: &Project) -> bool {
    let mut rustc = project.command("rustup");
    rustc.args(["run", NAME, "rustc", "--print", "sysroot"]);
    output(&mut rustc).is_ok_and(|sysroot| Path::new(&sysroot) == Path::new("/usr"))
}

/// Debian's packages, and the library built from their sources.
fn debian(machine: &Machine) -> Result<()> {
    let missing: Vec<&str> = PACKAGES.into_iter().filter(|name| !machine.has(name)).collect();
    let by_hand = || {
        let packages = PACKAGES.join(" ");
        format!(
            "install the target with `rustup target add {TARGET}` where the network allows it, or on Debian as root \
             `apt-get install --no-install-recommends {packages}`, and run this again."
        )
    };
    if !missing.is_empty() {
        let what = format!("Debian's {}", missing.join(", "));
        if machine.can_install() {
            installing(&what, "a compiler with the sources of the wasm32 library");
        }
        machine.install(&missing).map_err(|Failure(reason)| {
            Failure(format!("There is no compiler for {TARGET} here and {reason}: {}", by_hand()))
        })?;
    }
    let usr = Path::new("/usr");
    if numbers(&version(usr)).is_none_or(|found| found < OLDEST) {
        let found = version(usr);
        return Err(Failure(format!(
            "Debian's packages hold {found}, older than the {}.{} that Loopglass needs: {}",
            OLDEST.0,
            OLDEST.1,
            by_hand()
        )));
    }
    if has_library(usr) {
        return Ok(());
    }
    installing(
        &format!("the {TARGET} standard library"),
        "no package carries it, so it is built once from the sources (about 2 minutes)",
    );
    build_library(usr, machine)
}

/// Build the wasm32 library of the toolchain at `sysroot` from its own sources, and put it in place.
fn build_library(sysroot: &Path, machine: &Machine) -> Result<()> {
    let scratch = std::env::temp_dir().join(format!("loopglass-std-{}", std::process::id()));
    let sources = scratch.join("src");
    fs::create_dir_all(&sources).map_err(unwritable(&sources))?;
    // An empty crate: cargo builds the library on its way to it.
    let manifest = "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[workspace]\n";
    fs::write(scratch.join("Cargo.toml"), manifest).map_err(unwritable(&scratch))?;
    fs::write(sources.join("lib.rs"), "#![no_std]\n").map_err(unwritable(&sources))?;
    let mut build = Command::new(sysroot.join("bin/cargo"));
    build.current_dir(&scratch).args(["build", "--release", "--target", TARGET]);
    build.arg("-Zbuild-std=std,panic_abort,test,proc_macro");
    // Building the library is the one unstable thing here; what is compiled with it later is not.
    build.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", sysroot.join("bin/rustc"));
    build.env("CARGO_TARGET_DIR", scratch.join("target"));
    build.env("RUSTFLAGS", FLAGS);
    for inherited in ["CARGO", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER"] {
        build.env_remove(inherited);
    }
    run(&mut build)?;
    let built = scratch.join("target").join(TARGET).join("release/deps");
    let staged = scratch.join("lib");
    fs::create_dir_all(&staged).map_err(unwritable(&staged))?;
    for file in files(&built) {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(&file, staged.join(&name)).map_err(unwritable(&staged))?;
        }
    }
    fs::write(staged.join(STAMP), stamp(sysroot)).map_err(unwritable(&staged))?;
    install_library(&staged, sysroot, machine)?;
    // Only scratch: if it stays, the system clears it.
    let _ = fs::remove_dir_all(&scratch);
    Ok(())
}

/// Put the library in the place of an older one.
fn install_library(staged: &Path, sysroot: &Path, machine: &Machine) -> Result<()> {
    let place = library(sysroot);
    let start = |program: &str| {
        if writable(&sysroot.join("lib/rustlib")) {
            return Ok(Command::new(program));
        }
        machine.privileged(program).ok_or_else(|| {
            Failure(format!(
                "{} can only be written by root: run `cargo xtask setup` as root once.",
                place.display()
            ))
        })
    };
    run(start("rm")?.arg("-rf").arg(&place))?;
    run(start("mkdir")?.arg("-p").arg(&place))?;
    run(start("cp")?.args(files(staged)).arg(&place))
}

/// The files of a folder; none where it cannot be read.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect()
}

/// Where a toolchain keeps its wasm32 library.
fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

/// Whether a toolchain has a wasm32 library that fits it.
fn has_library(sysroot: &Path) -> bool {
    let folder = library(sysroot);
    let found = files(&folder).iter().any(|file| {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    });
    // rustup's own library carries no stamp and always fits.
    found && fs::read_to_string(folder.join(STAMP)).map_or(true, |found| found == stamp(sysroot))
}

/// What a library built for this toolchain is marked with.
fn stamp(sysroot: &Path) -> String {
    format!("{} with {FLAGS}\n", version(sysroot))
}

/// The sysroot of the toolchain in use.
fn sysroot(project: &Project) -> Result<PathBuf> {
    output(project.command("rustc").args(["--print", "sysroot"])).map(PathBuf::from)
}

/// What the compiler at a sysroot calls itself, as in `rustc 1.95.0 (59807616e 2026-04-14)`.
fn version(sysroot: &Path) -> String {
    output(Command::new(sysroot.join("bin/rustc")).arg("--version")).unwrap_or_else(|_| "no rustc".to_owned())
}

/// The first two numbers of a compiler's version.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split_whitespace().nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod versions {
    use super::numbers;

    #[test]
    fn compilers_are_compared_by_number() {
        assert_eq!(numbers("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some((1, 96)));
        assert!(numbers("rustc 1.100.0-nightly (x)") > numbers("rustc 1.95.0"));
        assert_eq!(numbers("no rustc"), None);
    }
}

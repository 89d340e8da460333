//! Where the project's things are on this machine, and which versions of the tools it is held to.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Failure, Result, read};

/// The bundler; the newest release when the project began.
pub const TRUNK: &str = "0.21.14";
/// wasm-opt's release; the same as in `Trunk.toml`, which a test holds.
pub const BINARYEN: &str = "132";
/// The driver of the end-to-end tests and benchmarks.
pub const PLAYWRIGHT: &str = "1.65.1";

/// The checkout and what was found or installed for it.
pub struct Project {
    /// The checkout.
    pub root: PathBuf,
    /// Where set-up installs: one folder a user, with a folder for each tool and version, so that a fresh clone
    /// reuses it and two checkouts with different versions do not fight.
    pub tools: PathBuf,
    /// The version of wasm-bindgen in `Cargo.lock`; the command-line tool must be the same to the digit.
    pub wasm_bindgen: String,
    /// The rustup toolchain that can build for wasm32, where that is not the one in use already.
    pub toolchain: Option<String>,
    /// The browser and its driver, once set-up has found them.
    pub browser: Option<Browser>,
}

/// A browser that tests can drive.
#[derive(Clone)]
pub struct Browser {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
}

impl Project {
    /// The checkout that this command was started in.
    pub fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().map(Path::to_path_buf);
        let root = root.filter(|root| root.join("Trunk.toml").is_file());
        let root = root.ok_or_else(|| {
            Failure::new("The Loopglass checkout was not found: run `cargo xtask` inside it.")
        })?;
        let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
        let cache = env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty());
        let cache = cache.map(PathBuf::from).or_else(home).ok_or_else(|| {
            Failure::new("Neither HOME nor XDG_CACHE_HOME is set, so there is no place for the tools.")
        })?;
        let lock = read(&root.join("Cargo.lock"))?;
        let wasm_bindgen = locked_version(&lock, "wasm-bindgen")
            .ok_or_else(|| Failure::new("Cargo.lock does not name a version of wasm-bindgen."))?;
        Ok(Self {
            tools: cache.join("loopglass").join("tools"),
            wasm_bindgen: wasm_bindgen.to_owned(),
            toolchain: None,
            browser: None,
            root,
        })
    }

    /// The folder of one tool at one version.
    pub fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.tools.join(format!("{name}-{version}"))
    }

    /// The search path of every program that is started: the project's own tools first, so that another version
    /// elsewhere on the machine does not get in the way.
    pub fn path(&self) -> OsString {
        let own = [
            self.tool("trunk", TRUNK).join("bin"),
            self.tool("wasm-bindgen-cli", &self.wasm_bindgen).join("bin"),
            self.tool("binaryen", BINARYEN).join("node_modules").join(".bin"),
        ];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let all = own.into_iter().chain(env::split_paths(&inherited));
        // Joining fails only for a folder with a colon in its name, which then cannot be searched anyway.
        env::join_paths(all).unwrap_or(inherited)
    }

    /// A program to start in the checkout, with the project's tools and toolchain.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.path());
        // `cargo xtask` was itself started by cargo, which left the path of its own binary here; a child that
        // believed it would get past rustup's choice of a toolchain.
        command.env_remove("CARGO");
        if let Some(toolchain) = &self.toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        command
    }
}

/// The version that a `Cargo.lock` holds of a package.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod versions {
    use super::*;

    fn text(file: &str) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        std::fs::read_to_string(root.join(file)).unwrap()
    }

    /// The text between the quotes that follow `key` at the beginning of a line.
    fn setting<'a>(text: &'a str, key: &str) -> &'a str {
        let line = text.lines().find(|line| line.starts_with(key)).unwrap();
        line.split('"').nth(1).unwrap()
    }

    #[test]
    fn wasm_bindgen_is_one_version_everywhere() {
        let lock = text("Cargo.lock");
        let locked = locked_version(&lock, "wasm-bindgen").unwrap();
        assert_eq!(setting(&text("Cargo.toml"), "wasm-bindgen ="), format!("={locked}"));
        assert_eq!(setting(&text("Trunk.toml"), "wasm_bindgen ="), locked);
    }

    #[test]
    fn wasm_opt_is_one_version_everywhere() {
        assert_eq!(setting(&text("Trunk.toml"), "wasm_opt ="), format!("version_{BINARYEN}"));
    }

    #[test]
    fn only_the_exact_package_is_read_from_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.3\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.3"));
        assert_eq!(locked_version(lock, "bindgen"), None);
    }
}

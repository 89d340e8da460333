//! The machine's own packages, where it has apt and we may use it.

use std::env;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Once;
use crate::process::{Failure, Result, output, run, which};

/// What may be changed outside the user's own folders.
pub struct Machine {
    apt: Option<PathBuf>,
    rights: Rights,
    updated: Once,
}

/// How a command gets the rights to change the system.
enum Rights {
    Root,
    Sudo(Vec<&'static str>),
    None,
}

impl Machine {
    /// Look at this machine.
    pub fn new() -> Self {
        let path = env::var_os("PATH").unwrap_or_default();
        let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
        let rights = if root {
            Rights::Root
        } else if which("sudo", &path).is_none() {
            Rights::None
        } else if output(Command::new("sudo").args(["-n", "true"])).is_ok() {
            Rights::Sudo(vec!["-n"])
        } else if std::io::stdin().is_terminal() {
            // It can ask for the password.
            Rights::Sudo(Vec::new())
        } else {
            Rights::None
        };
        Self { apt: which("apt-get", &path), rights, updated: Once::default() }
    }

    /// A command with the rights to change the system; nothing where there are none.
    pub fn privileged(&self, program: &str) -> Option<Command> {
        match &self.rights {
            Rights::Root => Some(Command::new(program)),
            Rights::Sudo(options) => {
                let mut command = Command::new("sudo");
                // `env` rather than sudo's own -E: it needs no permission to keep variables.
                command.args(options).arg("env").arg("DEBIAN_FRONTEND=noninteractive").arg(program);
                Some(command)
            }
            Rights::None => None,
        }
    }

    /// Whether [`Machine::install`] has a chance.
    pub fn can_install(&self) -> bool {
        self.apt.is_some() && !matches!(self.rights, Rights::None)
    }

    /// Install Debian packages. The failure is only the reason; the caller knows what the packages were for.
    pub fn install(&self, packages: &[&str]) -> Result<()> {
        if self.apt.is_none() {
            return Err(Failure::new("this machine has no apt-get"));
        }
        let Some(mut install) = self.privileged("apt-get") else {
            return Err(Failure::new("installing packages needs root or sudo"));
        };
        if self.updated.first()
            && let Some(mut update) = self.privileged("apt-get")
        {
            // Package lists may be good enough even when one source cannot be reached: the install decides.
            let _ = run(update.args(["update", "-qq"]));
        }
        install.env("DEBIAN_FRONTEND", "noninteractive");
        install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
        run(&mut install).map_err(|_| Failure::new("apt-get could not install them"))
    }

    /// Whether a Debian package is installed.
    pub fn has(&self, package: &str) -> bool {
        let mut query = Command::new("dpkg-query");
        query.args(["-W", "-f", "${Status}", package]);
        output(&mut query).is_ok_and(|status| status == "install ok installed")
    }
}

/// Whether we can create files in this folder.
pub fn writable(folder: &Path) -> bool {
    output(Command::new("test").arg("-w").arg(folder)).is_ok()
}

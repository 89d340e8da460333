//! Running other programs, and failing in one sentence.

use std::ffi::OsStr;
use std::fmt;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Why a command stopped: a sentence for the person who typed it.
#[derive(Debug, PartialEq)]
pub struct Failure(pub String);

pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The command line as a person would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    Failure(match error.kind() {
        ErrorKind::NotFound => format!("`{program}` is not installed or not on PATH."),
        _ => format!("`{program}` could not be started: {error}."),
    })
}

fn ended(command: &Command, status: ExitStatus) -> Result<()> {
    match status.code() {
        Some(0) => Ok(()),
        Some(code) => Err(Failure(format!("`{}` failed with exit code {code}.", shown(command)))),
        None => Err(Failure(format!("`{}` was ended by a signal.", shown(command)))),
    }
}

/// Run a program, its output on the terminal; fail if it does.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    ended(command, status)
}

/// Run a program as [`run`] does, and also hand every line of its standard output to `see`.
pub fn run_seen(command: &mut Command, mut see: impl FnMut(&str)) -> Result<()> {
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| not_started(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        let mut lines = BufReader::new(stdout);
        let mut line = Vec::new();
        // Bytes, not text: a test may print anything.
        while lines.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            see(text.trim_end());
            line.clear();
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    ended(command, status)
}

/// What a program prints on standard output, without surrounding space.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::null()).output();
    let output = output.map_err(|error| not_started(command, &error))?;
    ended(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Run a program without showing its output and end it when it takes longer than `limit`. The failure carries the
/// last line that it wrote on standard error.
pub fn run_limited(command: &mut Command, limit: Duration) -> Result<()> {
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| not_started(command, &error))?;
    let reader = child.stderr.take().map(|mut stderr| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // A broken pipe only shortens the explanation.
            let _ = stderr.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        })
    });
    let started = Instant::now();
    let status = loop {
        let status = child.try_wait().map_err(|error| not_started(command, &error))?;
        if let Some(status) = status {
            break status;
        }
        if started.elapsed() > limit {
            // It may have ended by itself in between; either way it is gone after the wait.
            let _ = child.kill();
            let _ = child.wait();
            let seconds = limit.as_secs();
            return Err(Failure(format!("`{}` took longer than {seconds} s.", shown(command))));
        }
        thread::sleep(Duration::from_millis(50));
    };
    let errors = reader.and_then(|reader| reader.join().ok()).unwrap_or_default();
    ended(command, status).map_err(|failure| {
        match errors.lines().rev().find(|line| !line.trim().is_empty()) {
            Some(last) => Failure(format!("{failure} ({})", last.trim())),
            None => failure,
        }
    })
}

/// The first file of this name on a search path.
pub fn which(name: &str, path: &OsStr) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The text of a file.
pub fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file)
        .map_err(|error| Failure(format!("{} could not be read: {error}.", file.display())))
}

/// A sentence about a file or folder that could not be written.
pub fn unwritable(path: &Path) -> impl Fn(std::io::Error) -> Failure {
    move |error| Failure(format!("{} could not be written: {error}.", path.display()))
}

#[cfg(test)]
mod failing {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let Err(Failure(message)) = run(&mut Command::new("loopglass-no-such-program")) else {
            panic!("a program that does not exist ran");
        };
        assert_eq!(message, "`loopglass-no-such-program` is not installed or not on PATH.");
    }

    #[test]
    fn an_exit_code_and_the_last_words_are_reported() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo first >&2; echo last >&2; exit 3"]);
        let Err(Failure(message)) = run_limited(&mut command, Duration::from_secs(10)) else {
            panic!("exit code 3 counted as success");
        };
        assert!(message.contains("exit code 3") && message.ends_with("(last)"), "{message}");
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let started = Instant::now();
        let result = run_limited(Command::new("sleep").arg("60"), Duration::from_millis(200));
        assert!(result.is_err() && started.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn every_line_is_seen() {
        let mut lines = Vec::new();
        let mut command = Command::new("printf");
        run_seen(command.arg("one\\ntwo"), |line| lines.push(line.to_owned())).unwrap();
        assert_eq!(lines, ["one", "two"]);
    }
}

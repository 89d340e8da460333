//! How programs go to another process and outcomes come back: the frames that
//! `tests/python/fuzz_driver.py` describes in its head.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// What one program did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The exit status; [`STUCK`] and [`STOPPED`] for programs that have none.
    pub status: i32,
    /// The smallest distance between two waiting timers, in microseconds.
    pub gap_us: u64,
    /// Everything on stdout.
    pub stdout: String,
    /// Everything on stderr.
    pub stderr: String,
}

/// The status of a program that would wait for ever.
pub const STUCK: i32 = -1;
/// The status of a program that was stopped after some time.
pub const STOPPED: i32 = -2;

/// One side of the comparison.
///
/// CPython's side and the engine's are both a [`Process`]: an engine that panics or hangs then
/// takes down a batch and not the fuzzer. The process on the engine's side calls [`serve`]
/// with the library's entry point.
pub trait Runner {
    /// Run one program to its end.
    ///
    /// # Errors
    /// When the side is gone or hangs: for an engine, that is a finding.
    fn run_program(&mut self, source: &str) -> io::Result<Outcome>;
}

/// The serving end: run every program that comes in, until there are no more.
///
/// # Errors
/// When a frame is broken off or cannot be written.
pub fn serve(
    input: &mut impl BufRead,
    output: &mut impl Write,
    mut run_program: impl FnMut(&str) -> Outcome,
) -> io::Result<()> {
    while let Some(source) = read_program(input)? {
        write_outcome(output, &run_program(&source))?;
    }
    Ok(())
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("broken frame: {what}"))
}

fn read_exactly(input: &mut impl Read, length: usize) -> io::Result<String> {
    let mut bytes = vec![0; length];
    input.read_exact(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Hand over one program.
///
/// # Errors
/// Those of the stream.
pub fn write_program(output: &mut impl Write, source: &str) -> io::Result<()> {
    write!(output, "{}\n{source}", source.len())?;
    output.flush()
}

fn read_program(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut head = String::new();
    if input.read_line(&mut head)? == 0 {
        return Ok(None);
    }
    let length = head.trim().parse().map_err(|_| broken(&head))?;
    read_exactly(input, length).map(Some)
}

fn write_outcome(output: &mut impl Write, outcome: &Outcome) -> io::Result<()> {
    let Outcome { status, gap_us, stdout, stderr } = outcome;
    let (out, err) = (stdout.len(), stderr.len());
    write!(output, "{status} {gap_us} {out} {err}\n{stdout}{stderr}")?;
    output.flush()
}

/// Take one outcome; an error when the other side is gone.
///
/// # Errors
/// Those of the stream, and a frame that is none.
pub fn read_outcome(input: &mut impl BufRead) -> io::Result<Outcome> {
    let mut head = String::new();
    if input.read_line(&mut head)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let mut numbers = head.split_whitespace();
    let mut number = || numbers.next().and_then(|n| n.parse::<i64>().ok());
    let (Some(status), Some(gap), Some(out), Some(err)) = (number(), number(), number(), number()) else {
        return Err(broken(&head));
    };
    let size = |n: i64| usize::try_from(n).map_err(|_| broken(&head));
    Ok(Outcome {
        status: i32::try_from(status).map_err(|_| broken(&head))?,
        gap_us: u64::try_from(gap).map_err(|_| broken(&head))?,
        stdout: read_exactly(input, size(out)?)?,
        stderr: read_exactly(input, size(err)?)?,
    })
}

/// A process that speaks frames, restarted when it is gone.
pub struct Process {
    command: Vec<String>,
    patience: Duration,
    running: Option<Running>,
}

struct Running {
    child: Child,
    stdin: ChildStdin,
    // Read by a thread of its own: a pipe cannot be read with a time limit.
    outcomes: Receiver<io::Result<Outcome>>,
}

impl Process {
    /// A process started by `command` (program, then arguments) at its first program; one that
    /// keeps silent for `patience` is ended.
    pub fn new(command: Vec<String>, patience: Duration) -> Self {
        Process { command, patience, running: None }
    }

    fn start(&self) -> io::Result<Running> {
        let mut child = Command::new(&self.command[0])
            .args(&self.command[1..])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (sender, outcomes) = mpsc::channel();
        std::thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            loop {
                let outcome = read_outcome(&mut stdout);
                let last = outcome.is_err();
                if sender.send(outcome).is_err() || last {
                    break;
                }
            }
        });
        Ok(Running { child, stdin, outcomes })
    }

    fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            // It may be gone already, which is as good.
            let _ = running.child.kill();
            let _ = running.child.wait();
        }
    }
}

impl Runner for Process {
    fn run_program(&mut self, source: &str) -> io::Result<Outcome> {
        if self.running.is_none() {
            self.running = Some(self.start()?);
        }
        let patience = self.patience;
        let Some(running) = &mut self.running else {
            return Err(io::ErrorKind::NotConnected.into());
        };
        let outcome = write_program(&mut running.stdin, source).and_then(|()| {
            match running.outcomes.recv_timeout(patience) {
                Ok(outcome) => outcome,
                Err(RecvTimeoutError::Timeout) => Err(io::ErrorKind::TimedOut.into()),
                Err(RecvTimeoutError::Disconnected) => Err(io::ErrorKind::UnexpectedEof.into()),
            }
        });
        if outcome.is_err() {
            self.stop();
        }
        outcome
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.stop();
    }
}

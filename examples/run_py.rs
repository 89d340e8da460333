//! Run a Python program: `cargo run --release --example run_py -- [options] program.py [args]`.
//!
//! | option | |
//! |---|---|
//! | `--realtime` | sleep for real; else the clock jumps |
//! | `--turns` | come back after every pass of the loop, as in a page |
//! | `--trace FILE` | write what happened on the loop as JSON; a second loop's goes to `FILE` with `-2` in its name, and so on |
//! | `-X dev` | development mode |
//! | `--max-output BYTES` | drop what is printed after that |
//! | `--max-memory MB` | `MemoryError` beyond that |
//! | `--max-stretch SECONDS` | interrupt a program that stays away from its loop that long |

use loopglass::python::vm::{Host, Limits};
use loopglass::python::{Program, Progress, Setup};
use loopglass::trace::{Log, export};
use std::cell::RefCell;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

struct Terminal {
    out: std::io::BufWriter<std::io::Stdout>,
    start: Instant,
    /// The start, in seconds since 1970.
    epoch: f64,
    /// The jumping clock: seconds that were slept without waiting, and stretches of work; `None`: sleep for real.
    skipped: Option<f64>,
    /// From when on work counts that the jumping clock has yet to count.
    worked_from: Instant,
    /// The processor's side of it.
    processor: Processor,
    /// Longest stretch without a return to the loop.
    stretch: Option<f64>,
    /// When the stretch began.
    since: Instant,
    /// Where the program lies.
    folder: PathBuf,
    /// When the library began to load, on the wall's clock and the processor's.
    loading: (Instant, Duration),
}

/// How long this thread has been at work. Other programs on the machine stretch the wall's time, and not this one.
struct Processor {
    /// What it had worked when stretches of work were last told apart.
    base: Duration,
    /// When that was read.
    read: Instant,
}

impl Processor {
    /// Reading takes microseconds, a pass of a loop less: so long it stays.
    const FRESH: Duration = Duration::from_millis(5);

    fn new() -> Self {
        Self { base: Self::worked().unwrap_or_default(), read: Instant::now() }
    }

    /// Time on the processor, where the system tells it.
    fn worked() -> Option<Duration> {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    }

    /// The program is back at its loop: a stretch of work begins.
    fn begin(&mut self, now: Instant) {
        if now - self.read >= Self::FRESH {
            *self = Self::new();
        }
    }

    /// How much of the wall's time since the stretch began was work.
    fn of(&self, wall: Duration) -> Duration {
        Self::worked().map_or(wall, |worked| wall.min(worked.saturating_sub(self.base)))
    }
}

/// As CPython's `Py_C_RECURSION_LIMIT`. The stack that the machine runs on has room for it.
const NESTED: usize = 10_000;

/// Most memory of a program, in bytes.
const MEMORY: usize = 1 << 31;

/// The exit status of a program that an uncaught `KeyboardInterrupt` ended.
const INTERRUPTED: i32 = 130;

/// Work of at least this long counts on the jumping clock. What is shorter depends on the machine, and would
/// put timers out of step that a program sets for the same moment.
const WORK: Duration = Duration::from_millis(25);

/// What a sleep on the jumping clock takes beyond what was asked, in seconds: no sleep is ever too short, and the
/// difference of two large floats may be.
const OVERSLEPT: f64 = 1e-6;

impl Terminal {
    /// Seconds since the start, on the clock that was chosen.
    fn passed(&mut self) -> f64 {
        let Some(skipped) = &mut self.skipped else { return self.start.elapsed().as_secs_f64() };
        let wall = self.worked_from.elapsed();
        if wall >= WORK {
            let worked = self.processor.of(wall);
            if worked >= WORK {
                *skipped += worked.as_secs_f64();
                self.worked_from = Instant::now();
                self.processor = Processor::new();
            }
        }
        *skipped
    }
}

impl Host for Terminal {
    fn stdout(&mut self, text: &str) {
        // A closed pipe ends the output, not the program.
        let _ = self.out.write_all(text.as_bytes());
    }

    fn stderr(&mut self, text: &str) {
        let _ = self.out.flush();
        let _ = std::io::stderr().write_all(text.as_bytes());
    }

    fn monotonic(&mut self) -> f64 {
        1000.0 + self.passed()
    }

    fn time(&mut self) -> f64 {
        self.epoch + self.passed()
    }

    fn sleep(&mut self, seconds: f64) {
        match &mut self.skipped {
            Some(s) => *s += seconds + OVERSLEPT,
            None => std::thread::sleep(Duration::try_from_secs_f64(seconds).unwrap_or_default()),
        }
    }

    fn environment(&mut self) -> Vec<(String, String)> {
        let name = "PYTHONASYNCIODEBUG";
        std::env::var(name).ok().map(|value| (name.to_string(), value)).into_iter().collect()
    }

    fn module(&mut self, path: &str) -> Option<(String, String)> {
        let path = self.folder.join(path);
        let file = path.to_string_lossy().into_owned();
        let text = decoded(std::fs::read(&path).ok()?, &file).ok()?;
        Some((file, text))
    }

    fn memory(&mut self) -> Option<usize> {
        // Resident pages, where the system says so.
        let text = std::fs::read_to_string("/proc/self/statm").ok()?;
        text.split(' ').nth(1)?.parse::<usize>().ok().map(|pages| pages * 4096)
    }

    fn loading(&mut self, begins: bool) {
        let worked = Processor::worked().unwrap_or_default();
        if begins {
            self.loading = (Instant::now(), worked);
            return;
        }
        let (began, worked_before) = self.loading;
        let took = began.elapsed();
        self.worked_from += took;
        self.since += took;
        self.processor.base += worked.saturating_sub(worked_before);
    }

    fn returned(&mut self) {
        self.since = Instant::now();
        self.worked_from = self.since;
        self.processor.begin(self.since);
    }

    fn interrupt(&mut self, line: u32) -> Result<(), String> {
        match self.stretch {
            Some(s) if self.since.elapsed().as_secs_f64() > s => {
                self.since = Instant::now();
                Err(format!(
                    "Loopglass: interrupted at line {line}, after {s} s without a return to the event loop"
                ))
            }
            _ => Ok(()),
        }
    }

    fn input(&mut self) -> Option<String> {
        let _ = self.out.flush();
        let mut line = String::new();
        match std::io::stdin().lock().read_line(&mut line) {
            Ok(n) if n > 0 => Some(line.trim_end_matches('\n').to_string()),
            _ => None,
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.out.flush();
    }
}

/// Runs a program as a page does: a turn at a time.
fn in_turns(program: &mut Program) -> i32 {
    loop {
        match program.turn() {
            Progress::Ready => {}
            Progress::Waiting(seconds) => program.host().sleep(seconds),
            Progress::Ended(status) => return status,
        }
    }
}

fn write_traces(path: &Path, logs: &[Rc<RefCell<Log>>]) {
    if logs.is_empty() {
        eprintln!("run_py: the program ran no event loop: there is nothing to write to '{}'", path.display());
    }
    for (i, log) in logs.iter().enumerate() {
        let mut to = path.to_path_buf();
        if i > 0 {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            to.set_file_name(format!("{stem}-{}", i + 1));
            if let Some(extension) = path.extension() {
                to.set_extension(extension);
            }
        }
        if let Err(e) = std::fs::write(&to, export(&log.borrow())) {
            eprintln!("run_py: can't write '{}': {e}", to.display());
        }
    }
}

/// The encoding that a program's first two lines declare (PEP 263).
fn declared(bytes: &[u8]) -> Option<String> {
    let lines = bytes.split(|&b| b == b'\n').take(2).map(|line| String::from_utf8_lossy(line));
    lines
        .map(|line| line.trim_start().to_owned())
        .take_while(|line| line.is_empty() || line.starts_with('#'))
        .find_map(|line| {
            let (_, name) = line.split_once("coding").filter(|(_, rest)| rest.starts_with([':', '=']))?;
            let name = name[1..].trim_start_matches([' ', '\t']);
            let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)));
            Some(name[..end.unwrap_or(name.len())].to_ascii_lowercase()).filter(|name| !name.is_empty())
        })
}

/// A program's text, or what CPython says of bytes that are none.
fn decoded(bytes: Vec<u8>, file: &str) -> Result<String, String> {
    let encoding = declared(&bytes);
    match encoding.as_deref().map(|name| name.replace('_', "-")).as_deref() {
        Some("latin-1" | "latin1" | "iso-8859-1" | "iso8859-1") => {
            Ok(bytes.into_iter().map(char::from).collect())
        }
        Some("ascii" | "us-ascii") if bytes.is_ascii() => Ok(bytes.into_iter().map(char::from).collect()),
        None | Some("utf-8" | "utf8" | "utf-8-sig") => String::from_utf8(bytes).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            let (bytes, file) = (e.as_bytes(), std::path::absolute(file).unwrap_or_else(|_| file.into()));
            let line = 1 + bytes[..at].iter().filter(|&&b| b == b'\n').count();
            format!(
                "Non-UTF-8 code starting with '\\x{:02x}' in file {} on line {line}, but no encoding declared; see \
                 https://peps.python.org/pep-0263/ for details",
                bytes[at],
                file.display()
            )
        }),
        Some(name) => Err(format!("encoding problem: {name}")),
    }
}

fn usage() -> ! {
    eprintln!(
        "usage: run_py [--realtime] [--turns] [--trace FILE] [-X dev] [--max-output N] [--max-memory MB] [--max-stretch S] program.py [args]"
    );
    std::process::exit(2)
}

fn main() {
    let mut args = std::env::args().skip(1).peekable();
    let (mut realtime, mut turns, mut dev) = (false, false, false);
    let mut limits = Limits { memory: MEMORY, output: usize::MAX, nested: NESTED };
    let (mut stretch, mut trace) = (None, None::<PathBuf>);
    while let Some(a) = args.peek().cloned() {
        match a.as_str() {
            "--realtime" => realtime = true,
            "--turns" => turns = true,
            "--trace" => {
                args.next();
                let Some(path) = args.peek() else { usage() };
                trace = Some(path.into());
            }
            "-X" => {
                args.next();
                dev |= args.peek().is_some_and(|x| x == "dev");
            }
            "--max-output" | "--max-memory" | "--max-stretch" => {
                args.next();
                let Some(n) = args.peek().and_then(|n| n.parse::<f64>().ok()) else { usage() };
                match a.as_str() {
                    "--max-output" => limits.output = n as usize,
                    "--max-memory" => limits.memory = (n * 1e6) as usize,
                    _ => stretch = Some(n),
                }
            }
            _ => break,
        }
        args.next();
    }
    let argv: Vec<String> = args.collect();
    let Some(file) = argv.first().cloned() else {
        usage();
    };
    let bytes = std::fs::read(&file).unwrap_or_else(|e| {
        eprintln!("run_py: can't open file '{file}': {e}");
        std::process::exit(2);
    });
    let text = decoded(bytes, &file).unwrap_or_else(|message| {
        eprintln!("SyntaxError: {message}");
        std::process::exit(1);
    });
    // As CPython names a program's file.
    let path = std::path::absolute(&file).unwrap_or_else(|_| PathBuf::from(&file));
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let file = path.to_string_lossy().into_owned();
    // Python code that Rust code calls nests natively: a stack that the recursion limit cannot exhaust.
    let run = move || {
        let host = Terminal {
            out: std::io::BufWriter::new(std::io::stdout()),
            start: Instant::now(),
            epoch: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |d| d.as_secs_f64()),
            worked_from: Instant::now(),
            processor: Processor::new(),
            skipped: (!realtime).then_some(0.0),
            stretch,
            since: Instant::now(),
            folder,
            loading: (Instant::now(), Duration::ZERO),
        };
        let recording = trace.is_some();
        let setup = Setup { file: &file, text: &text, argv, dev_mode: dev, limits, recording };
        let mut program = Program::new(Box::new(host), setup);
        let status = if turns { in_turns(&mut program) } else { program.run() };
        if let Some(path) = &trace {
            write_traces(path, program.logs());
        }
        status
    };
    let status = match std::thread::Builder::new().stack_size(1 << 30).spawn(run) {
        Ok(t) => t.join().unwrap_or(70),
        Err(e) => {
            eprintln!("run_py: no thread: {e}");
            70
        }
    };
    if status == INTERRUPTED {
        // A shell tells by this that it was the user who ended the program, and CPython leaves in the same way.
        let _ = std::process::Command::new("kill").args(["-INT", &std::process::id().to_string()]).status();
    }
    std::process::exit(status);
}

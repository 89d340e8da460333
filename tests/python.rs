//! Runs every recorded program and compares with what CPython 3.13 printed.
//!
//! A program `tests/python/engine/NAME.py` stands beside `NAME.out`, CPython's standard output, recorded by
//! `python3.13 NAME.py > NAME.out`.
#![cfg(all(feature = "python", not(target_arch = "wasm32")))]

use loopglass::python::vm::Host;
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

#[derive(Clone, Default)]
struct Captured(Rc<RefCell<(String, String, f64)>>);

impl Host for Captured {
    fn stdout(&mut self, text: &str) {
        self.0.borrow_mut().0.push_str(text);
    }
    fn stderr(&mut self, text: &str) {
        self.0.borrow_mut().1.push_str(text);
    }
    fn monotonic(&mut self) -> f64 {
        self.0.borrow().2
    }
    fn time(&mut self) -> f64 {
        1.7e9 + self.0.borrow().2
    }
    fn sleep(&mut self, seconds: f64) {
        self.0.borrow_mut().2 += seconds;
    }
}

fn run(text: &str) -> (i32, String, String) {
    let host = Captured::default();
    let seen = host.clone();
    let status =
        loopglass::python::run_program(Box::new(host), "program.py", text, vec!["program.py".into()], false);
    let (out, err, _) = seen.0.take();
    (status, out, err)
}

fn on_big_stack(f: impl FnOnce() + Send + 'static) {
    let t = std::thread::Builder::new().stack_size(1 << 29).spawn(f).unwrap();
    if let Err(e) = t.join() {
        std::panic::resume_unwind(e);
    }
}

#[test]
fn recorded_programs_print_what_cpython_printed() {
    on_big_stack(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python/engine");
        let mut seen = 0;
        let mut wrong = vec![];
        for entry in std::fs::read_dir(root).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|e| e != "py") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let want = std::fs::read_to_string(path.with_extension("out")).unwrap();
            let (_, out, err) = run(&text);
            seen += 1;
            if out != want {
                wrong.push(format!("{}:\n{out}\n--- not\n{want}\n{err}", path.display()));
            }
        }
        assert!(seen > 3, "only {seen} programs found");
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    });
}

#[test]
fn an_uncaught_exception_is_reported_and_gives_status_1() {
    on_big_stack(|| {
        let (status, out, err) = run("def f(x):\n    return x + 1\nprint(1)\nf('a')\n");
        assert_eq!((status, out.as_str()), (1, "1\n"));
        assert_eq!(
            err,
            "Traceback (most recent call last):\n  File \"program.py\", line 4, in <module>\n    f('a')\n    ~^^^^^\n  \
             File \"program.py\", line 2, in f\n    return x + 1\n           ~~^~~\n\
             TypeError: can only concatenate str (not \"int\") to str\n"
        );
    });
}

#[test]
fn exit_statuses() {
    on_big_stack(|| {
        assert_eq!(run("import sys\nsys.exit(3)").0, 3);
        assert_eq!(run("raise SystemExit").0, 0);
        assert_eq!(run("raise SystemExit('bye')"), (1, String::new(), "bye\n".into()));
        assert_eq!(run("x = (1,\n").0, 1);
    });
}

#[test]
fn recursion_ends_in_an_error() {
    on_big_stack(|| {
        let (status, out, _) = run(
            "def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    print(e)\n",
        );
        assert_eq!((status, out.as_str()), (0, "maximum recursion depth exceeded\n"));
    });
}

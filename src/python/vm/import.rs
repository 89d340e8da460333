//! `import`.
//!
//! A module of the library that is imported has its outline read, and a name of it is made when somebody asks for it:
//! the module itself ([`Vm::getattr_opt`]), or a function of its own (`Vm::load_global`). Whoever looks at all its names
//! at once (`dir`, `vars`, `globals`, `import *`) has all of them made first.
//!
//! A program's own import looks for a module beside the program first, where the host has such; the library's never does.

use super::{Ending, Vm};
use crate::python::compile::NONE;
use crate::python::object::*;
use crate::python::syntax::outline::{Entry, How, Piece};
use crate::python::{lib, modules, syntax};
use std::rc::Rc;

/// The modules of CPython's own library, to tell what a page lacks from what exists nowhere.
const LIBRARY: &str = "\
    abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile \
    calendar cmath cmd code codecs codeop collections colorsys compileall concurrent configparser \
    contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis \
    doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions \
    ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac \
    html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale \
    logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath \
    nturl2path numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil platform \
    plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data \
    pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select \
    selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile \
    sre_constants sre_parse ssl stat statistics string stringprep struct subprocess symtable sys \
    sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter token \
    tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest \
    urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile \
    zipimport zlib zoneinfo";

/// What waits in a module of the library.
pub(super) struct Waiting {
    /// The module's names so far.
    dict: Rc<Dict>,
    path: &'static str,
    text: &'static str,
    entries: Vec<Entry>,
}

/// What a program can import, as a sentence says it.
fn offered() -> String {
    let all = modules::NAMES.iter().chain(lib::NAMES);
    let mut names: Vec<&str> = all.copied().filter(|n| !n.starts_with('_') && !n.contains('.')).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

/// Whether a module of this name exists here.
pub fn known_module(name: &str) -> bool {
    modules::is_native(name) || lib::source(name).is_some()
}

/// Who imports.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Library,
    Program,
}

impl Vm {
    /// A module of the library: the module itself, not its first part.
    pub fn import_module(&mut self, name: &str) -> PyResult {
        self.import_by(name, By::Library)
    }

    /// `importlib.import_module(name)`: a module of the program's or of the library.
    pub fn import_any(&mut self, name: &str) -> PyResult {
        self.import_by(name, By::Program)
    }

    fn import_by(&mut self, name: &str, by: By) -> PyResult {
        let mut last = Value::None;
        let mut full = String::new();
        for part in name.split('.') {
            let parent = last.clone();
            if !full.is_empty() {
                full.push('.');
            }
            full.push_str(part);
            last = self.load_one(&full, by)?;
            if let Value::Module(p) = &parent {
                p.dict.set_str(part, last.clone());
            }
        }
        Ok(last)
    }

    fn load_one(&mut self, name: &str, by: By) -> PyResult {
        if let Some(m) = self.modules.get_str(name) {
            if m.is_none() {
                return Err(self.not_found(name));
            }
            return Ok(m);
        }
        if by == By::Program
            && let Some(m) = self.load_own(name)?
        {
            return Ok(m);
        }
        if let Some(m) = modules::load(self, name)? {
            return Ok(m);
        }
        let Some((path, text)) = lib::source(name) else { return Err(self.not_found(name)) };
        let module = self.new_module(name, Some(&format!("/usr/lib/python3.13/{path}")));
        let package =
            if path.ends_with("__init__.py") { name } else { name.rsplit_once('.').map_or("", |p| p.0) };
        module.dict.set_name(names().package.clone(), Value::str(package));
        if path.ends_with("__init__.py") {
            module.dict.set_name(names().path.clone(), Value::list(vec![]));
        }
        let outline = syntax::outline::known(name, text);
        if !outline.waiting.is_empty() {
            self.waiting.push(Waiting {
                dict: module.dict.clone(),
                path,
                text,
                entries: outline.waiting.clone(),
            });
        }
        for piece in &outline.now {
            if let Err(e) = self.run_piece(&module.dict, path, text, *piece) {
                self.modules.remove_name(&module.name);
                return Err(e);
            }
        }
        Ok(self.modules.get_str(name).unwrap_or(Value::Module(module)))
    }

    /// A module that lies beside the program.
    fn load_own(&mut self, name: &str) -> PyResult<Option<Value>> {
        let place = name.replace('.', "/");
        let package = self.host.module(&format!("{place}/__init__.py"));
        let is_package = package.is_some();
        let Some((file, text)) = package.or_else(|| self.host.module(&format!("{place}.py"))) else {
            return Ok(None);
        };
        let source = Source::of_program(&file, &text, self.state.aio.recording);
        let code = syntax::compile_module(&source, "<module>").map_err(|e| e.into_err(&source))?;
        self.syntax_warnings(&source);
        let module = self.new_module(name, Some(&file));
        let parent = name.rsplit_once('.').map_or("", |(parent, _)| parent);
        let package = if is_package { name } else { parent };
        module.dict.set_name(names().package.clone(), Value::str(package));
        if is_package {
            let folder = file.strip_suffix("/__init__.py").unwrap_or_default();
            module.dict.set_name(names().path.clone(), Value::list(vec![Value::str(folder)]));
        }
        self.initializing.push(module.name.clone());
        let r = self.run_code(code, &module.dict, Value::Undef);
        self.initializing.pop();
        if let Err(e) = r {
            self.modules.remove_name(&module.name);
            return Err(e);
        }
        Ok(Some(self.modules.get_str(name).unwrap_or(Value::Module(module))))
    }

    fn run_piece(&mut self, dict: &Rc<Dict>, path: &'static str, text: &str, piece: Piece) -> PyResult<()> {
        // What an import on a task's first use does is not the task's: nothing is being handled, and there is room.
        self.recursion_limit += 200;
        let r = match syntax::library_piece(path, text, piece) {
            Ok(code) => self.run_code(code, dict, Value::Undef),
            Err(e) => Err(e.into_err(&Source::new(path, text, true))),
        };
        self.recursion_limit -= 200;
        r.map(drop)
    }

    /// What waits under a name in a module of the library, made now; the module has it then. `None` if nothing waits.
    pub(super) fn waited_for(&mut self, dict: &Rc<Dict>, name: &str) -> PyResult<Option<Value>> {
        let Some(i) = self.waiting.iter().position(|w| Rc::ptr_eq(&w.dict, dict)) else { return Ok(None) };
        let (path, text) = (self.waiting[i].path, self.waiting[i].text);
        let mut result = Ok(None);
        // One name may be bound by several imports: `import a.b` and `import a.c`.
        while let (Ok(_), Some(at)) = (&result, self.waiting[i].entries.iter().position(|e| e.name == name)) {
            let entry = self.waiting[i].entries.remove(at);
            result = self.loading(|vm| vm.make(dict, path, text, &entry)).map(|()| dict.get_str(name));
        }
        result
    }

    fn make(&mut self, dict: &Rc<Dict>, path: &'static str, text: &str, entry: &Entry) -> PyResult<()> {
        let v = match &entry.how {
            How::Run(pieces) => {
                for piece in pieces {
                    self.run_piece(dict, path, text, *piece)?;
                }
                return Ok(());
            }
            How::From { module, level, name } => {
                let module = self.relative(dict, module, *level)?;
                let module = self.import_module(&module)?;
                self.import_from(&module, &intern(name))?
            }
            How::Import { module, last } => {
                let all = self.import_module(module)?;
                match module.split_once('.') {
                    Some((first, _)) if !last => self.modules.get_str(first).unwrap_or(Value::None),
                    _ => all,
                }
            }
        };
        dict.set_str(entry.name, v);
        Ok(())
    }

    /// Make all that waits in a module of the library: somebody looks at its names as a whole.
    pub fn make_all(&mut self, dict: &Rc<Dict>) -> PyResult<()> {
        while let Some(name) = self.next_waiting(dict) {
            self.waited_for(dict, name)?;
        }
        Ok(())
    }

    fn next_waiting(&self, dict: &Rc<Dict>) -> Option<&'static str> {
        let waiting = self.waiting.iter().find(|w| Rc::ptr_eq(&w.dict, dict))?;
        waiting.entries.first().map(|e| e.name)
    }

    fn not_found(&mut self, name: &str) -> PyErr {
        let parent = name.rsplit_once('.').map(|p| p.0);
        let msg = match parent {
            Some(p)
                if self.modules.get_str(p).is_some_and(
                    |m| matches!(&m, Value::Module(m) if m.dict.get_name(&names().path).is_none()),
                ) =>
            {
                format!("No module named '{name}'; '{p}' is not a package")
            }
            _ => format!("No module named '{name}'"),
        };
        let first = name.split('.').next().unwrap_or(name);
        let missing = LIBRARY.split_whitespace().any(|n| n == first) && !known_module(first);
        let (msg, note) = if missing {
            (format!("{msg} in Loopglass, which has: {}", offered()), None)
        } else if parent.is_none() {
            (msg, Some(format!("Loopglass has these modules: {}", offered())))
        } else {
            (msg, None)
        };
        let e = PyErr::new(&types().module_not_found_error, msg)
            .with_attr("name", Value::str(name))
            .with_attr("path", Value::None);
        match note {
            Some(n) => e.with_attr("__notes__", Value::list(vec![Value::string(n)])),
            None => e,
        }
    }

    /// The `import` statement. `level`: 0 gives the first part, `NONE` the last one, else a relative import.
    pub(super) fn import_name(&mut self, name: &str, level: u16) -> PyResult {
        let code = &self.top().code;
        let by = if code.source.library { By::Library } else { By::Program };
        // What the library imports at the top of a file counts as imported: only the engine waits with it.
        let is_waiting = code.source.library && code.name.as_str() == "<module>";
        if self.ending == Ending::Names && !is_waiting {
            return Err(PyErr::import_error("sys.meta_path is None, Python is likely shutting down"));
        }
        match level {
            0 => {
                self.import_by(name, by)?;
                let first = name.split('.').next().unwrap_or(name);
                Ok(self.modules.get_str(first).unwrap_or(Value::None))
            }
            NONE => self.import_by(name, by),
            n => {
                let globals = self.top().globals.clone();
                let full = self.relative(&globals, name, n)?;
                self.import_by(&full, by)
            }
        }
    }

    /// The full name of a module that is named relative to the one with these names: `level` dots, and what follows.
    fn relative(&self, globals: &Dict, name: &str, level: u16) -> PyResult<String> {
        if level == 0 {
            return Ok(name.to_string());
        }
        let package = globals
            .get_name(&names().package)
            .and_then(|p| p.as_str().map(str::to_string))
            .unwrap_or_default();
        if package.is_empty() {
            return Err(PyErr::import_error("attempted relative import with no known parent package"));
        }
        let mut base = package.as_str();
        for _ in 1..level {
            let Some((above, _)) = base.rsplit_once('.') else {
                return Err(PyErr::import_error("attempted relative import beyond top-level package"));
            };
            base = above;
        }
        Ok(if name.is_empty() { base.to_string() } else { format!("{base}.{name}") })
    }

    pub(super) fn import_from(&mut self, module: &Value, name: &Name) -> PyResult {
        match self.getattr_opt(module, name) {
            Ok(Some(v)) => return Ok(v),
            Err(e) if !e.is(&types().attribute_error) => return Err(e),
            _ => {}
        }
        let Value::Module(m) = module else { return Err(self.no_attribute(module, name)) };
        let full = format!("{}.{name}", m.name);
        if let Some(v) = self.modules.get_str(&full) {
            return Ok(v);
        }
        if m.dict.get_name(&names().path).is_some() {
            match self.import_any(&full) {
                // Of a submodule that is there, one of its own imports may be missing.
                Err(e) if e.is(&types().module_not_found_error) && self.modules.get_str(&full).is_none() => {
                    let missing = self.getattr_opt(&e.value(), &intern("name"))?;
                    if missing.is_none_or(|n| n.as_str() != Some(&full)) {
                        return Err(e);
                    }
                }
                found => return found,
            }
        }
        let place = match m.dict.get_name(&names().file) {
            Some(f) => f.as_str().unwrap_or("unknown location").to_string(),
            None => "unknown location".to_string(),
        };
        let (partially, likely) = match self.is_initializing(m) {
            true => ("partially initialized module ", "most likely due to a circular import) ("),
            false => ("", ""),
        };
        let what = format!("cannot import name '{name}' from {partially}'{}' ({likely}{place})", m.name);
        Err(PyErr::new(&types().import_error, what)
            .with_attr("name", Value::Str(m.name.clone()))
            .with_attr("path", m.dict.get_name(&names().file).unwrap_or(Value::None))
            .with_attr("name_from", Value::Str(name.clone()))
            .with_attr("module_obj", module.clone()))
    }

    /// Whether a module of the program runs for the first time now.
    pub(super) fn is_initializing(&self, m: &Module) -> bool {
        self.initializing.iter().any(|n| n.as_str() == m.name.as_str())
    }

    pub(super) fn import_star(&mut self, module: &Value) -> PyResult<()> {
        let Value::Module(m) = module else { return Ok(()) };
        let globals: Rc<Dict> = self.top().globals.clone();
        let all = self.getattr_opt(module, &names().all)?;
        if all.is_none() {
            self.make_all(&m.dict)?;
        }
        let wanted: Vec<Name> = match all {
            Some(a) => self.list_of(&a)?.iter().filter_map(|v| v.as_str().map(intern)).collect(),
            None => m
                .dict
                .keys()
                .iter()
                .filter_map(|k| k.as_str())
                .filter(|k| !k.starts_with('_'))
                .map(intern)
                .collect(),
        };
        for n in wanted {
            let v = self.import_from(module, &n)?;
            globals.set_name(n, v);
        }
        Ok(())
    }
}

//! `import`.

use super::Vm;
use crate::python::compile::NONE;
use crate::python::object::*;
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

impl Vm {
    /// `importlib.import_module(name)`: the module itself, not its first part.
    pub fn import_module(&mut self, name: &str) -> PyResult {
        let mut last = Value::None;
        let mut full = String::new();
        for part in name.split('.') {
            let parent = last.clone();
            if !full.is_empty() {
                full.push('.');
            }
            full.push_str(part);
            last = self.load_one(&full)?;
            if let Value::Module(p) = &parent {
                p.dict.set_str(part, last.clone());
            }
        }
        Ok(last)
    }

    fn load_one(&mut self, name: &str) -> PyResult {
        if let Some(m) = self.modules.get_str(name) {
            if m.is_none() {
                return Err(self.not_found(name));
            }
            if let Value::Module(m) = &m {
                self.load_pending(m)?;
            }
            return Ok(m);
        }
        if let Some(m) = modules::load(self, name)? {
            return Ok(m);
        }
        let Some((path, text)) = lib::source(name) else { return Err(self.not_found(name)) };
        let module = self.empty_module(name, path);
        self.fill_module(&module, path, text)?;
        Ok(self.modules.get_str(name).unwrap_or(Value::Module(module)))
    }

    /// A library module that nothing has been run of.
    fn empty_module(&mut self, name: &str, path: &str) -> Rc<Module> {
        let module = self.new_module(name, Some(&format!("/usr/lib/python3.13/{path}")));
        let package =
            if path.ends_with("__init__.py") { name } else { name.rsplit_once('.').map_or("", |p| p.0) };
        module.dict.set_name(names().package.clone(), Value::str(package));
        if path.ends_with("__init__.py") {
            module.dict.set_name(names().path.clone(), Value::list(vec![]));
        }
        module
    }

    fn fill_module(&mut self, module: &Rc<Module>, path: &str, text: &str) -> PyResult<()> {
        let source = Source::new(path, text, true);
        let code = syntax::compile_module(&source, "<module>").map_err(|e| e.into_err(&source))?;
        // What an import on a task's first use does is not the task's: nothing is being handled, and there is room.
        self.recursion_limit += 200;
        let r = self.run_code(code, &module.dict, Value::Undef);
        self.recursion_limit -= 200;
        if r.is_err() {
            self.modules.remove_name(&module.name);
        }
        r.map(drop)
    }

    /// A library module's own `import`: a module that is not loaded yet is there, but runs when first something is
    /// asked of it. Much of the library imports for what most programs never do.
    fn import_later(&mut self, name: &str) -> PyResult {
        let mut parent = Value::None;
        let mut last = Value::None;
        for (i, _) in name.match_indices('.').chain([(name.len(), "")]) {
            let full = &name[..i];
            last = match (self.modules.get_str(full), lib::source(full)) {
                (Some(m), _) => m,
                (None, Some((path, _))) if !modules::is_native(full) => {
                    let m = self.empty_module(full, path);
                    self.pending.push(m.name.clone());
                    Value::Module(m)
                }
                _ => self.load_one(full)?,
            };
            if let Value::Module(p) = &parent {
                p.dict.set_str(full.rsplit_once('.').map_or(full, |p| p.1), last.clone());
            }
            parent = last.clone();
        }
        Ok(last)
    }

    /// Run a module that has waited for its first use. Whether it had.
    pub(super) fn load_pending(&mut self, m: &Module) -> PyResult<bool> {
        let Some(i) = self.pending.iter().position(|n| Rc::ptr_eq(n, &m.name)) else { return Ok(false) };
        self.pending.swap_remove(i);
        let (Some((path, text)), Some(Value::Module(m))) =
            (lib::source(m.name.as_str()), self.modules.get_name(&m.name))
        else {
            return Ok(false);
        };
        self.host.loading(true);
        let r = self.fill_module(&m, path, text);
        self.host.loading(false);
        r.map(|()| true)
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
        // The threads' module notes which thread it was loaded by.
        let later = code.source.library && code.flags.is_module && name != "threading";
        match level {
            0 | NONE if later => {
                let last = self.import_later(name)?;
                let first = name.split('.').next().unwrap_or(name);
                Ok(if level == NONE { last } else { self.modules.get_str(first).unwrap_or(Value::None) })
            }
            0 => {
                self.import_module(name)?;
                let first = name.split('.').next().unwrap_or(name);
                Ok(self.modules.get_str(first).unwrap_or(Value::None))
            }
            NONE => self.import_module(name),
            n => {
                let globals = self.top().globals.clone();
                let package = globals
                    .get_name(&names().package)
                    .and_then(|p| p.as_str().map(str::to_string))
                    .unwrap_or_default();
                if package.is_empty() {
                    return Err(PyErr::import_error(
                        "attempted relative import with no known parent package",
                    ));
                }
                let mut base = package.as_str();
                for _ in 1..n {
                    base = base.rsplit_once('.').map_or("", |p| p.0);
                }
                let full = if name.is_empty() { base.to_string() } else { format!("{base}.{name}") };
                self.import_module(&full)
            }
        }
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
        if m.dict.get_name(&names().path).is_some() && known_module(&full) {
            return self.import_module(&full);
        }
        let place = match m.dict.get_name(&names().file) {
            Some(f) => f.as_str().unwrap_or("unknown location").to_string(),
            None => "unknown location".to_string(),
        };
        Err(PyErr::new(
            &types().import_error,
            format!("cannot import name '{name}' from '{}' ({place})", m.name),
        )
        .with_attr("name", Value::Str(name.clone()))
        .with_attr("name_from", Value::Str(name.clone()))
        .with_attr("module_obj", module.clone()))
    }

    pub(super) fn import_star(&mut self, module: &Value) -> PyResult<()> {
        let Value::Module(m) = module else { return Ok(()) };
        self.load_pending(m)?;
        let globals: Rc<Dict> = self.top().globals.clone();
        let all = m.dict.get_name(&names().all);
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

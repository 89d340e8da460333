//! Small asyncio programs from a grammar, for comparing two implementations.
//!
//! A program is a `main` and a few workers that spawn, sleep, cancel, shield, wait with and
//! without limits, share locks, queues and futures, fail, swallow cancellations and clean up, and
//! say what they do at every step. Three rules keep a program honest:
//!
//! - *It ends.* A worker waits only for workers with a higher number, so that no two wait for
//!   each other; nobody waits for a task while holding a lock; locks are taken in one order;
//!   loops are short; and a janitor frees, again and again, what nobody else would.
//! - *Its order is the loop's order, not the clock's.* Durations are drawn from a wide range. Where
//!   two timers still come close, the driver measures it and the program is left out.
//! - *It does not ask for what CPython leaves open*: sets are printed sorted, and `fuzz_driver.py`
//!   walks in order of creation the two sets of tasks whose order can be seen.
//!
//! The grammar is one table of statements and one short function for each: they stay in one file,
//! though it is long, because they are read and extended side by side.

use std::collections::BTreeMap;

use super::rng::Rng;

/// A program and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The text.
    pub source: String,
    /// How often each kind of statement stands in it.
    pub features: BTreeMap<&'static str, usize>,
}

/// The program of this seed.
pub fn program(seed: u64) -> Program {
    let mut rng = Rng::new(seed);
    let workers = rng.between(1, 5);
    let mut generator = Generator {
        rng,
        lines: Vec::new(),
        depth: 0,
        features: BTreeMap::new(),
        labels: 0,
        names: Vec::new(),
        workers,
        eager: false,
    };
    generator.write();
    Program { source: generator.lines.join("\n") + "\n", features: generator.features }
}

const PRELUDE: &str = include_str!("prelude.py");

/// Where a statement stands.
#[derive(Clone, Copy)]
struct Place {
    /// The worker's number; 0 is `main`.
    worker: usize,
    /// How many more blocks may be nested.
    room: usize,
    /// A lock is held: nothing here may wait for anybody.
    holding: bool,
    /// The highest lock held so far, plus one.
    locks: usize,
    /// `break` and `continue` are in order.
    in_loop: bool,
    /// `return` is in order (it is not in an `except*`).
    may_return: bool,
}

impl Place {
    fn inner(self) -> Place {
        Place { room: self.room.saturating_sub(1), ..self }
    }
}

struct Generator {
    rng: Rng,
    lines: Vec<String>,
    depth: usize,
    features: BTreeMap<&'static str, usize>,
    labels: usize,
    /// The tasks spawned so far in the text: name and number of the worker that runs.
    names: Vec<(String, usize)>,
    workers: usize,
    eager: bool,
}

type Statement = fn(&mut Generator, Place);

/// Statements that wait for nobody else.
const PLAIN: &[(usize, Statement)] = &[
    (8, Generator::say),
    (8, Generator::sleep),
    (7, Generator::sleep_zero),
    (8, Generator::spawn),
    (6, Generator::poke),
    (3, Generator::poke_twice),
    (2, Generator::cancel_self),
    (2, Generator::uncancel),
    (5, Generator::settle),
    (3, Generator::raise),
    (1, Generator::leave),
    (3, Generator::call_soon),
    (3, Generator::call_later),
    (3, Generator::done_callback),
    (2, Generator::tell),
    (3, Generator::set_event),
    (3, Generator::put),
    (1, Generator::context_variable),
    (2, Generator::look),
    (2, Generator::job),
    (1, Generator::handler),
    (1, Generator::call_at),
];

/// Statements that wait, or that hold a block.
const WAITING: &[(usize, Statement)] = &[
    (9, Generator::await_value),
    (8, Generator::guard),
    (6, Generator::limit),
    (6, Generator::group),
    (5, Generator::gather),
    (4, Generator::wait),
    (5, Generator::join),
    (4, Generator::lock),
    (3, Generator::semaphore),
    (2, Generator::condition),
    (2, Generator::barrier),
    (3, Generator::repeat),
    (3, Generator::async_for),
    (2, Generator::as_completed),
    (2, Generator::manager),
    (2, Generator::join_jobs),
    (2, Generator::generator_by_hand),
    (1, Generator::late_child),
];

impl Generator {
    fn feature(&mut self, name: &'static str) {
        *self.features.entry(name).or_default() += 1;
    }

    fn line(&mut self, text: impl AsRef<str>) {
        self.lines.push("    ".repeat(self.depth) + text.as_ref());
    }

    fn block(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Self)) {
        self.line(head);
        self.depth += 1;
        body(self);
        self.depth -= 1;
    }

    fn label(&mut self) -> usize {
        self.labels += 1;
        self.labels
    }

    /// A duration, in seconds; `pace` is a little different in every run of a worker, so that
    /// two runs that start in one pass do not wake in one.
    fn duration(&mut self) -> String {
        format!("{:.4} + pace", self.rng.between(200, 20_000) as f64 / 10_000.0)
    }

    /// A limit: mostly a duration, now and then none at all or one that is over.
    fn limit_text(&mut self) -> String {
        match self.rng.below(12) {
            0 => "0".into(),
            1 => "-1".into(),
            2 => "None".into(),
            _ => self.duration(),
        }
    }

    fn message(&mut self) -> String {
        if self.rng.chance(50) { String::new() } else { format!("'m{}'", self.label()) }
    }

    fn write(&mut self) {
        self.lines.extend(PRELUDE.trim_end().lines().map(String::from));
        self.lines.push(String::new());
        // Before the workers are written, since it changes what they may do.
        self.eager = self.rng.chance(8);
        for worker in (0..=self.workers).rev() {
            self.lines.push(String::new());
            if worker == 0 {
                self.main();
            } else {
                self.block(format!("async def w{worker}(who):"), |g| {
                    let size = g.rng.between(2, 6);
                    let place =
                        Place { worker, room: 3, holding: false, locks: 0, in_loop: false, may_return: true };
                    g.line("pace = next(paces)");
                    g.line("say(who, 'starts')");
                    g.statements(place, size);
                    let label = g.label();
                    g.line(format!("return {label}"));
                });
            }
        }
        self.lines.push(String::new());
        if self.rng.chance(10) {
            self.feature("two runs of one loop");
            self.block("with asyncio.Runner() as runner:", |g| {
                g.block("try:", |g| g.line("runner.run(main())"));
                g.block("except Exception as error:", |g| g.line("say('first run', show(error))"));
                g.line("runner.run(finish())");
            });
        } else {
            self.line("asyncio.run(main())");
        }
    }

    fn main(&mut self) {
        self.block("async def main():", |g| {
            g.line("who, pace = 'main', 0");
            g.line("begin()");
            if g.eager {
                g.feature("eager tasks");
                g.line("asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)");
            }
            let size = g.rng.between(4, 9);
            let place =
                Place { worker: 0, room: 3, holding: false, locks: 0, in_loop: false, may_return: false };
            g.statements(place, size);
            if g.rng.chance(65) {
                g.line("await finish()");
            } else {
                g.feature("main leaves tasks behind");
                g.line("say('main', 'leaves')");
            }
        });
    }

    fn statements(&mut self, place: Place, count: usize) {
        for _ in 0..count {
            let plain = place.holding || place.room == 0 || self.rng.chance(45);
            let statement = self.rng.weighted(if plain { PLAIN } else { WAITING });
            // Or most programs would be over at their first error: main is to live long, a
            // worker more often than not.
            if place.room == 3 && self.rng.chance(if place.worker == 0 { 85 } else { 40 }) {
                self.surviving(place, statement);
            } else {
                statement(self, place);
            }
        }
    }

    fn surviving(&mut self, place: Place, statement: Statement) {
        self.block("try:", |g| statement(g, Place { in_loop: false, ..place }));
        let caught = if place.worker == 0 || self.rng.chance(20) {
            "(Exception, asyncio.CancelledError)"
        } else {
            "Exception"
        };
        self.block(format!("except {caught} as error:"), |g| {
            g.line("say(who, 'survives', show(error), me().cancelling())");
        });
    }

    /// A short block, one level down.
    fn body(&mut self, place: Place) {
        let count = self.rng.between(1, 3);
        self.statements(place.inner(), count);
    }

    /// A worker that this one may wait for.
    fn below(&mut self, place: Place) -> Option<usize> {
        (place.worker < self.workers).then(|| self.rng.between(place.worker + 1, self.workers))
    }

    /// The name of a task that this one may wait for.
    fn name_below(&mut self, place: Place) -> Option<String> {
        let names: Vec<_> = self.names.iter().filter(|(_, w)| *w > place.worker).collect();
        (!names.is_empty()).then(|| self.rng.pick(&names).0.clone())
    }

    /// The name of any task, `main` now and then.
    fn any_name(&mut self) -> String {
        if self.names.is_empty() || self.rng.chance(4) {
            "main".into()
        } else {
            self.rng.pick(&self.names).0.clone()
        }
    }

    fn new_name(&mut self, worker: usize) -> String {
        let name = format!("t{}", self.names.len() + 1);
        self.names.push((name.clone(), worker));
        name
    }

    fn future(&mut self) -> String {
        format!("futures[{}]", self.rng.below(3))
    }

    fn spawned(&mut self, worker: usize) -> String {
        let name = self.new_name(worker);
        format!("spawn('{name}', w{worker}('{name}'))")
    }

    // What waits for nobody.

    fn say(&mut self, _: Place) {
        let label = self.label();
        self.line(format!("say(who, {label})"));
    }

    fn sleep(&mut self, _: Place) {
        self.feature("sleep");
        let duration = self.duration();
        let label = self.label();
        self.line(format!("say(who, 'slept', await asyncio.sleep({duration}, {label}))"));
    }

    fn sleep_zero(&mut self, _: Place) {
        self.feature("sleep(0)");
        self.line("await asyncio.sleep(0)");
        let label = self.label();
        self.line(format!("say(who, 'turn', {label})"));
    }

    fn spawn(&mut self, place: Place) {
        let Some(worker) = self.below(place) else {
            return self.say(place);
        };
        self.feature("spawn");
        let spawned = self.spawned(worker);
        self.line(spawned);
    }

    fn poke(&mut self, place: Place) {
        let message = self.message();
        if self.rng.chance(25)
            && let Some(worker) = self.below(place)
        {
            self.feature("cancel before the first step");
            let spawned = self.spawned(worker);
            self.line(format!("say(who, {spawned}.cancel({message}))"));
            return;
        }
        self.feature("cancel");
        let name = self.any_name();
        self.line(format!("poke(who, '{name}', {message})"));
    }

    fn poke_twice(&mut self, _: Place) {
        self.feature("cancel twice");
        let name = self.any_name();
        for turn in 0..2 {
            let message = self.message();
            self.line(format!("poke(who, '{name}', {message})"));
            if turn == 0 && self.rng.chance(40) {
                self.line("await asyncio.sleep(0)");
            }
        }
    }

    fn cancel_self(&mut self, _: Place) {
        self.feature("cancel oneself");
        let message = self.message();
        self.line(format!("say(who, 'cancels itself', me().cancel({message}))"));
    }

    fn uncancel(&mut self, _: Place) {
        self.feature("uncancel");
        self.line("say(who, 'uncancel', me().cancelling(), me().uncancel())");
    }

    fn settle(&mut self, _: Place) {
        let future = self.future();
        let label = self.label();
        let (feature, act) = match self.rng.below(4) {
            0 => ("future set to an error", format!("set_exception(Boom({label}))")),
            1 => ("future cancelled", format!("cancel('f{label}')")),
            _ => ("future set to a result", format!("set_result({label})")),
        };
        self.feature(feature);
        let act = format!("say(who, 'settles', {future}.{act})");
        if self.rng.chance(70) {
            self.block(format!("if not {future}.done():"), |g| g.line(act));
        } else {
            self.block("try:", |g| g.line(act));
            self.block("except asyncio.InvalidStateError as error:", |g| g.line("say(who, show(error))"));
        }
    }

    fn error(&mut self) -> String {
        let label = self.label();
        let kinds = ["Boom", "Boom", "ValueError", "KeyError", "TimeoutError", "asyncio.CancelledError"];
        format!("{}({label})", self.rng.pick(&kinds))
    }

    fn raise(&mut self, _: Place) {
        self.feature("raise");
        let error = self.error();
        let label = self.label();
        // Under a condition that mostly holds, so that what follows is reached at times.
        self.block(format!("if odd({label}):"), |g| {
            g.line("say(who, 'raises')");
            g.line(format!("raise {error}"));
        });
    }

    fn leave(&mut self, place: Place) {
        let label = self.label();
        if place.in_loop {
            self.feature("break and continue");
            let word = if self.rng.chance(50) { "break" } else { "continue" };
            self.block(format!("if odd({label}):"), |g| g.line(word));
        } else if place.may_return && self.rng.chance(80) {
            self.feature("early return");
            self.block(format!("if odd({label}):"), |g| g.line(format!("return {label}")));
        } else {
            self.feature("SystemExit");
            self.block(format!("if odd({label}) and rarely():"), |g| {
                g.line(format!("raise SystemExit({})", label % 7))
            });
        }
    }

    /// A call without arguments to come, for the loop's callbacks.
    fn callback(&mut self) -> String {
        let label = self.label();
        match self.rng.below(6) {
            0 => {
                let name = self.any_name();
                format!("poke, 'callback{label}', '{name}'")
            }
            1 => format!("fail, {label}"),
            2 => format!("again, {label}"),
            _ => format!("say, 'callback', {label}"),
        }
    }

    fn call_soon(&mut self, _: Place) {
        self.feature("call_soon");
        let callback = self.callback();
        if self.rng.chance(20) {
            self.line(format!("handle = asyncio.get_running_loop().call_soon({callback})"));
            self.line("handle.cancel()");
        } else {
            self.line(format!("asyncio.get_running_loop().call_soon({callback})"));
        }
    }

    fn call_later(&mut self, _: Place) {
        self.feature("call_later");
        let callback = self.callback();
        let delay = if self.rng.chance(15) { "0".into() } else { self.duration() };
        self.line(format!("asyncio.get_running_loop().call_later({delay}, {callback})"));
    }

    fn done_callback(&mut self, _: Place) {
        self.feature("done callback");
        let label = self.label();
        let target = if self.rng.chance(50) {
            self.future()
        } else {
            let name = self.any_name();
            format!("tasks.get('{name}', futures[0])")
        };
        self.line(format!("{target}.add_done_callback(ended({label}))"));
    }

    fn tell(&mut self, _: Place) {
        self.feature("states told");
        let name = self.any_name();
        if self.rng.chance(20) {
            self.line("say(who, sorted(t.get_name() for t in asyncio.all_tasks()))");
        } else {
            self.line(format!("say(who, 'sees', state(tasks.get('{name}')))"));
        }
    }

    fn set_event(&mut self, _: Place) {
        self.feature("event set");
        self.line("event.set()");
        if self.rng.chance(50) {
            self.line("event.clear()");
        }
    }

    fn put(&mut self, place: Place) {
        self.feature("queue put");
        let label = self.label();
        if place.holding || self.rng.chance(50) {
            self.line(format!("queue.put_nowait({label})"));
        } else {
            self.line(format!("await small.put({label})"));
            self.line("say(who, 'put', small.qsize())");
        }
    }

    fn look(&mut self, _: Place) {
        self.feature("repr of a task");
        let name = self.any_name();
        self.line(format!("say(who, 'looks at', look(tasks.get('{name}')))"));
    }

    fn job(&mut self, _: Place) {
        self.feature("jobs put and done");
        let label = self.label();
        match self.rng.below(3) {
            0 => self.line(format!("jobs.put_nowait({label})")),
            1 => self.block("if not jobs.empty():", |g| g.line("say(who, 'does job', jobs.get_nowait())")),
            _ => {
                self.block("try:", |g| g.line("jobs.task_done()"));
                self.block("except ValueError as error:", |g| g.line("say(who, show(error))"));
            }
        }
    }

    fn handler(&mut self, _: Place) {
        self.feature("exception handler");
        let which = *self.rng.pick(&["handler", "handler", "None"]);
        self.line(format!("asyncio.get_running_loop().set_exception_handler({which})"));
    }

    fn call_at(&mut self, _: Place) {
        self.feature("call_at");
        let (callback, delay) = (self.callback(), self.duration());
        self.line("loop = asyncio.get_running_loop()");
        self.line(format!("loop.call_at(loop.time() + {delay}, {callback})"));
    }

    fn context_variable(&mut self, _: Place) {
        self.feature("context variable");
        let label = self.label();
        self.line("say(who, 'context', variable.get())");
        self.line(format!("variable.set({label})"));
    }

    // What waits.

    /// An expression to await.
    fn awaitable(&mut self, place: Place, room: usize) -> String {
        let nested = if room > 0 { 13 } else { 8 };
        match self.rng.below(nested) {
            0 => {
                self.feature("future awaited");
                self.future()
            }
            1 => {
                self.feature("event awaited");
                "event.wait()".into()
            }
            2 => {
                self.feature("queue get");
                if self.rng.chance(60) { "queue.get()".into() } else { "small.get()".into() }
            }
            3 | 4 => match self.below(place) {
                Some(worker) => {
                    self.feature("coroutine awaited");
                    let label = self.label();
                    format!("w{worker}('c{label}')")
                }
                None => format!("asyncio.sleep({})", self.duration()),
            },
            5 | 6 => match self.below(place) {
                Some(worker) => {
                    self.feature("task awaited");
                    self.spawned(worker)
                }
                None => "asyncio.sleep(0, 'zero')".into(),
            },
            7 => {
                let (duration, label) = (self.duration(), self.label());
                format!("asyncio.sleep({duration}, {label})")
            }
            8 | 9 => {
                self.feature("shield");
                format!("asyncio.shield({})", self.awaitable(place, room - 1))
            }
            10 | 11 => {
                self.feature("wait_for");
                let limit = self.limit_text();
                format!("asyncio.wait_for({}, {limit})", self.awaitable(place, room - 1))
            }
            _ => self.gathering(place, room - 1),
        }
    }

    fn gathering(&mut self, place: Place, room: usize) -> String {
        let parts: Vec<_> = (0..self.rng.between(1, 3)).map(|_| self.awaitable(place, room)).collect();
        if self.rng.chance(40) {
            self.feature("gather, exceptions returned");
            format!("asyncio.gather({}, return_exceptions=True)", parts.join(", "))
        } else {
            self.feature("gather");
            format!("asyncio.gather({})", parts.join(", "))
        }
    }

    fn await_value(&mut self, place: Place) {
        let awaitable = self.awaitable(place, 2);
        self.line(format!("say(who, 'got', view(await {awaitable}))"));
    }

    fn gather(&mut self, place: Place) {
        let gathering = self.gathering(place, 1);
        if self.rng.chance(30) {
            self.feature("gather cancelled");
            let (label, duration) = (self.label(), self.duration());
            self.line(format!("together{label} = {gathering}"));
            let call =
                if self.rng.chance(40) { "call_soon(".into() } else { format!("call_later({duration}, ") };
            self.line(format!("asyncio.get_running_loop().{call}together{label}.cancel)"));
            self.line(format!("say(who, 'gathered', view(await together{label}))"));
        } else {
            self.line(format!("say(who, 'gathered', view(await {gathering}))"));
        }
    }

    fn join(&mut self, place: Place) {
        let Some(name) = self.name_below(place) else {
            return self.await_value(place);
        };
        self.feature("join");
        let wrap = match self.rng.below(4) {
            0 => "await asyncio.shield(tasks['{}'])".replace("{}", &name),
            1 => format!("await asyncio.wait_for(tasks['{name}'], {})", self.limit_text()),
            _ => format!("await tasks['{name}']"),
        };
        self.block(format!("if '{name}' in tasks:"), |g| {
            g.line(format!("say(who, 'joined {name}', view({wrap}))"));
        });
    }

    fn wait(&mut self, place: Place) {
        let (Some(one), Some(two)) = (self.name_below(place), self.name_below(place)) else {
            return self.await_value(place);
        };
        self.feature("wait");
        let when = *self.rng.pick(&["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"]);
        let limit = if self.rng.chance(50) { self.duration() } else { "None".into() };
        self.line(format!("some = {{tasks[n] for n in ('{one}', '{two}') if n in tasks}}"));
        self.block("if some:", |g| {
            g.line(format!(
                "done, pending = await asyncio.wait(some, timeout={limit}, return_when=asyncio.{when})"
            ));
            g.line("say(who, 'waited', names(done), names(pending))");
        });
    }

    fn guard(&mut self, place: Place) {
        self.feature("try");
        self.block("try:", |g| g.body(place));
        let clauses = self.rng.between(1, 7);
        if clauses & 1 != 0 {
            self.block("except asyncio.CancelledError as error:", |g| {
                g.line("say(who, 'cancelled', show(error), me().cancelling())");
                if g.rng.chance(30) {
                    g.body(Place { may_return: false, ..place });
                }
                match g.rng.below(5) {
                    0 | 1 => {
                        g.feature("cancellation passed on");
                        g.line("raise");
                    }
                    2 => {
                        g.feature("cancellation turned into an error");
                        let error = g.error();
                        let from = if g.rng.chance(50) { " from error" } else { "" };
                        g.line(format!("raise {error}{from}"));
                    }
                    _ => g.feature("cancellation swallowed"),
                }
            });
        }
        if clauses & 2 != 0 {
            let kind = *self.rng.pick(&["Exception", "Exception", "Boom", "(TimeoutError, ValueError)"]);
            self.block(format!("except {kind} as error:"), |g| {
                g.line("say(who, 'caught', show(error))");
                if g.rng.chance(15) {
                    g.line("raise");
                }
            });
        }
        if clauses == 2 && self.rng.chance(30) {
            self.block("else:", |g| g.say(place));
        }
        if clauses & 4 != 0 {
            self.block("finally:", |g| {
                g.line("say(who, 'finally')");
                if g.rng.chance(60) {
                    g.feature("finally that awaits");
                    if g.rng.chance(50) { g.sleep(place) } else { g.sleep_zero(place) }
                }
            });
        }
    }

    /// A statement whose limits are mostly caught.
    fn caught(&mut self, percent: usize, statement: impl FnOnce(&mut Self)) {
        if self.rng.chance(percent) {
            self.block("try:", statement);
            self.block("except (TimeoutError, asyncio.BrokenBarrierError) as error:", |g| {
                g.line("say(who, 'too late', show(error), me().cancelling())");
            });
        } else {
            statement(self);
        }
    }

    fn limit(&mut self, place: Place) {
        self.feature("timeout");
        let limit = self.limit_text();
        let label = self.label();
        self.caught(75, |g| {
            let timeout = match limit.as_str() {
                "None" | "0" | "-1" => format!("asyncio.timeout({limit})"),
                _ if g.rng.chance(20) => {
                    g.feature("timeout_at");
                    format!("asyncio.timeout_at(asyncio.get_running_loop().time() + {limit})")
                }
                _ => format!("asyncio.timeout({limit})"),
            };
            g.block(format!("async with {timeout} as limit{label}:"), |g| {
                if g.rng.chance(20) {
                    g.feature("timeout rescheduled");
                    let later = g.duration();
                    g.line(format!("limit{label}.reschedule(asyncio.get_running_loop().time() + {later})"));
                }
                g.body(place);
            });
            g.line(format!("say(who, 'in time', limit{label}.expired())"));
        });
    }

    fn group(&mut self, place: Place) {
        let Some(_) = self.below(place) else {
            return self.limit(place);
        };
        self.feature("task group");
        let label = self.label();
        let caught = self.rng.chance(75);
        let inner = Place { in_loop: false, may_return: place.may_return && !caught, ..place };
        let open = |g: &mut Self| {
            g.block(format!("async with asyncio.TaskGroup() as group{label}:"), |g| {
                for _ in 0..g.rng.between(1, 3) {
                    if let Some(worker) = g.below(place) {
                        let name = g.new_name(worker);
                        g.line(format!("adopt(group{label}, '{name}', w{worker}('{name}'))"));
                    }
                }
                if g.rng.chance(60) {
                    g.body(inner);
                }
            });
            g.line("say(who, 'group is done', me().cancelling())");
        };
        if !caught {
            return open(self);
        }
        self.block("try:", open);
        if self.rng.chance(50) {
            self.feature("except*");
            self.block("except* Boom as errors:", |g| g.line("say(who, 'booms', show(errors))"));
            self.block("except* (ValueError, KeyError) as errors:", |g| {
                g.line("say(who, 'others', show(errors))")
            });
        } else {
            self.block("except BaseExceptionGroup as errors:", |g| {
                g.line("say(who, 'errors', show(errors), me().cancelling())")
            });
        }
    }

    fn lock(&mut self, place: Place) {
        if place.locks >= 2 {
            return self.sleep(place);
        }
        self.feature("lock");
        let number = self.rng.between(place.locks, 1);
        self.block(format!("async with locks[{number}]:"), |g| {
            g.line(format!("say(who, 'has lock', {number})"));
            g.body(Place { holding: true, locks: number + 1, ..place });
            if number == 0 && g.rng.chance(30) {
                g.lock(Place { holding: true, locks: 1, ..place });
            }
        });
    }

    fn semaphore(&mut self, place: Place) {
        self.feature("semaphore");
        self.block("async with semaphore:", |g| {
            g.line("say(who, 'is in', semaphore.locked())");
            // Inside, no lock is taken and nobody waited for.
            g.body(Place { holding: true, locks: 2, ..place });
        });
    }

    fn condition(&mut self, place: Place) {
        self.feature("condition");
        let limit = self.duration();
        if self.rng.chance(50) {
            let notify = *self.rng.pick(&["notify()", "notify(2)", "notify_all()"]);
            self.block("async with condition:", |g| g.line(format!("condition.{notify}")));
            return self.say(place);
        }
        self.caught(80, |g| {
            g.block("async with condition:", |g| {
                g.line(format!("say(who, 'notified', await asyncio.wait_for(condition.wait(), {limit}))"));
            });
        });
    }

    fn barrier(&mut self, _: Place) {
        self.feature("barrier");
        let limit = self.duration();
        self.caught(90, |g| {
            g.line(format!("say(who, 'passes as', await asyncio.wait_for(barrier.wait(), {limit}))"));
        });
    }

    fn repeat(&mut self, place: Place) {
        self.feature("for");
        let (turns, label) = (self.rng.between(2, 3), self.label());
        self.block(format!("for turn{label} in range({turns}):"), |g| {
            g.line(format!("say(who, 'round', turn{label})"));
            g.body(Place { in_loop: true, ..place });
        });
    }

    fn async_for(&mut self, place: Place) {
        self.feature("async generator");
        let step = if self.rng.chance(40) { "0".into() } else { self.duration() };
        let (turns, label) = (self.rng.between(1, 3), self.label());
        self.block(format!("async for item{label} in steps(who, {turns}, {step}):"), |g| {
            g.line(format!("say(who, 'item', item{label})"));
            if g.rng.chance(50) {
                g.body(Place { in_loop: true, ..place });
            }
        });
    }

    fn as_completed(&mut self, place: Place) {
        // Eager tasks may be done already, and done ones come in the order of a set.
        let (false, Some(one), Some(two)) = (self.eager, self.below(place), self.below(place)) else {
            return self.await_value(place);
        };
        self.feature("as_completed");
        let (one, two) = (self.spawned(one), self.spawned(two));
        self.line(format!("pair = [{one}, {two}]"));
        let limit =
            if self.rng.chance(30) { format!(", timeout={}", self.duration()) } else { String::new() };
        self.caught(80, |g| {
            g.block(format!("for earliest in asyncio.as_completed(pair{limit}):"), |g| {
                g.line("say(who, 'earliest', view(await earliest))");
            });
        });
    }

    fn join_jobs(&mut self, _: Place) {
        self.feature("jobs joined");
        let limit = self.duration();
        self.caught(80, |g| {
            g.line(format!("say(who, 'joined jobs', await asyncio.wait_for(jobs.join(), {limit}))"));
        });
    }

    fn generator_by_hand(&mut self, _: Place) {
        self.feature("async generator by hand");
        let step = if self.rng.chance(50) { "0".into() } else { self.duration() };
        let (turns, label) = (self.rng.between(1, 3), self.label());
        self.line(format!("hand{label} = steps(who, {turns}, {step})"));
        self.block("try:", |g| {
            for _ in 0..g.rng.between(1, 3) {
                let act = match g.rng.below(6) {
                    0 => format!("hand{label}.asend(None)"),
                    1 => format!("hand{label}.athrow(Boom({label}))"),
                    2 => format!("hand{label}.aclose()"),
                    3 => format!("anext(hand{label}, 'no more')"),
                    _ => format!("anext(hand{label})"),
                };
                g.line(format!("say(who, 'by hand', view(await {act}))"));
            }
        });
        self.block("except (Boom, StopAsyncIteration) as error:", |g| {
            g.line("say(who, 'by hand', show(error))")
        });
    }

    fn late_child(&mut self, place: Place) {
        let Some(worker) = self.below(place) else {
            return self.look(place);
        };
        self.feature("task for a closed group");
        let label = self.label();
        self.block(format!("async with asyncio.TaskGroup() as group{label}:"), |g| {
            g.line(format!("say(who, 'in', group{label})"));
        });
        self.block("try:", |g| g.line(format!("group{label}.create_task(w{worker}('late'))")));
        self.block("except RuntimeError as error:", |g| g.line("say(who, show(error))"));
    }

    fn manager(&mut self, place: Place) {
        self.feature("async context manager");
        let label = self.label();
        self.block(format!("async with room(who, {label}):"), |g| g.body(place));
    }
}

//! What happened, in words: the names of whoever did it, what a task waits for, an event as a sentence.

use super::event::{Awaited, Event, EventKind, WarningKind};
use super::ids::{Actor, CoroutineId, JobId, LoopTime, PromiseId, TaskId};
use super::log::Log;
use super::snapshot::Snapshot;
use crate::decimal::decimal;

/// The name of whoever did something: its own, or its number as asyncio would give it. A timer goes by what it is
/// set for.
pub fn actor_name(actor: Actor, at: &Snapshot, log: &Log) -> String {
    match actor {
        Actor::Task(id) => at
            .task(id)
            .and_then(|task| log.text_of(task.name))
            .map_or_else(|| format!("Task-{}", id.number()), str::to_owned),
        Actor::Callback(id) => at
            .callback(id)
            .and_then(|callback| log.text_of(callback.name))
            .map_or_else(|| id.to_string(), str::to_owned),
        Actor::Timer(_) | Actor::Outside => actor.to_string(),
    }
}

/// What a task waits for.
pub fn awaited_words(on: Awaited, at: &Snapshot, log: &Log) -> String {
    match on {
        Awaited::Timer(id) => at
            .timer(id)
            .map_or_else(|| "a timer".to_owned(), |timer| format!("a timer due at {}", time(timer.due))),
        Awaited::Task(id) => actor_name(Actor::Task(id), at, log),
        Awaited::Shield(id) => format!("{}, shielded", actor_name(Actor::Task(id), at, log)),
        Awaited::Promise(id) => Speaker { at, log }.promise(id),
        Awaited::All(count) => format!("{count} at once"),
        Awaited::Job(id) => Speaker { at, log }.job(id),
        Awaited::Turn => "its next turn".to_owned(),
        Awaited::Other(text) => log.text(text).to_owned(),
    }
}

/// An event as a sentence without its time. `at` is any later state: only names are looked up in it.
pub fn event_words(event: Event, at: &Snapshot, log: &Log) -> String {
    Speaker { at, log }.event(event.kind)
}

struct Speaker<'a> {
    at: &'a Snapshot,
    log: &'a Log,
}

impl Speaker<'_> {
    fn who(&self, actor: Actor) -> String {
        actor_name(actor, self.at, self.log)
    }

    fn task(&self, task: TaskId) -> String {
        self.who(Actor::Task(task))
    }

    fn promise(&self, id: PromiseId) -> String {
        let name = self.at.promise(id).and_then(|promise| self.log.text_of(promise.name));
        name.map_or_else(|| id.to_string(), |name| format!("promise {name}"))
    }

    fn job(&self, id: JobId) -> String {
        let job = self.at.job(id);
        job.map_or_else(|| id.to_string(), |job| format!("job {}", self.log.text(job.name)))
    }

    fn coroutine(&self, id: CoroutineId) -> String {
        let coroutine = self.at.coroutine(id);
        coroutine.map_or_else(
            || id.to_string(),
            |coroutine| format!("coroutine {}", self.log.text(coroutine.name)),
        )
    }

    /// Whose wake-up or call a timer is.
    fn timer_of(&self, target: Actor) -> String {
        match target {
            Actor::Outside => String::new(),
            target => format!(" for {}", self.who(target)),
        }
    }

    fn event(&self, kind: EventKind) -> String {
        let text = |text: Option<super::ids::TextId>| {
            self.log.text_of(text).map(|text| format!(": {text}")).unwrap_or_default()
        };
        match kind {
            EventKind::Started { .. } => "the loop has something to do".to_owned(),
            EventKind::Ended { .. } => "the loop is at rest".to_owned(),
            EventKind::Paused { .. } => "the loop was paused".to_owned(),
            EventKind::Resumed { .. } => "the loop goes on".to_owned(),
            EventKind::SpeedSet { permille, .. } => {
                format!("the clock runs at {} times real time", decimal(f64::from(permille) / 1e3, 2))
            }
            EventKind::ClockJumped { from } => format!("the clock moved on from {}", time(from)),
            EventKind::IterationStarted { number, ready } => format!("iteration {number}: {ready} ready"),
            EventKind::EntryPassedOver { entry } => {
                format!("{} was cancelled and is passed over", self.who(entry))
            }
            EventKind::TaskCreated { task, by, .. } => {
                format!("{} was created by {}", self.task(task), self.who(by))
            }
            EventKind::TaskScheduled { task, by } if by == Actor::Task(task) => {
                format!("{} joins the ready queue by itself", self.task(task))
            }
            EventKind::TaskScheduled { task, by } => {
                format!("{} joins the ready queue, woken by {}", self.task(task), self.who(by))
            }
            EventKind::PollStarted { task } => format!("{} is polled", self.task(task)),
            EventKind::PollEnded { task, busy } => {
                format!("{}: poll over after {}", self.task(task), millis(busy))
            }
            EventKind::TaskAwaiting { task, on, .. } => {
                format!("{} waits for {}", self.task(task), awaited_words(on, self.at, self.log))
            }
            EventKind::TaskFinished { task, outcome, text: value } => {
                format!("{} {}{}", self.task(task), outcome.word(), text(value))
            }
            EventKind::CancelRequested { task, by, accepted, .. } => {
                let refused = if accepted { "" } else { "; it was too late" };
                format!("{} asked {} to cancel{refused}", self.who(by), self.task(task))
            }
            EventKind::CancelDelivered { task } => format!("the cancellation reached {}", self.task(task)),
            EventKind::CancelSwallowed { task } => {
                format!("{} caught its cancellation and goes on", self.task(task))
            }
            EventKind::CallbackCreated { callback, by, .. } => {
                format!("callback {} was made by {}", self.who(Actor::Callback(callback)), self.who(by))
            }
            EventKind::CallbackScheduled { callback } => {
                format!("{} joins the ready queue", self.who(Actor::Callback(callback)))
            }
            EventKind::CallbackStarted { callback } => {
                format!("{} runs", self.who(Actor::Callback(callback)))
            }
            EventKind::CallbackEnded { callback, busy } => {
                format!("{} is over after {}", self.who(Actor::Callback(callback)), millis(busy))
            }
            EventKind::CallbackCancelled { callback } => {
                format!("{} was cancelled", self.who(Actor::Callback(callback)))
            }
            EventKind::TimerArmed { timer, due, target } => {
                format!("{timer} was set{}, due at {}", self.timer_of(target), time(due))
            }
            EventKind::TimerDue { timer } => format!("{timer} is due and joins the ready queue"),
            EventKind::TimerFired { timer } => {
                let target = self.at.timer(timer).map_or(Actor::Outside, |timer| timer.target);
                format!("{timer} fires{}", self.timer_of(target))
            }
            EventKind::TimerCancelled { timer } => format!("{timer} was taken back"),
            EventKind::TimedOut { task, timer } => {
                format!("the time is up in {}: {timer} won", self.task(task))
            }
            EventKind::PromiseCreated { promise, by, .. } => {
                format!("{} was made by {}", self.promise(promise), self.who(by))
            }
            EventKind::PromiseSettled { promise, by, outcome, text: value } => {
                let how = match outcome {
                    super::event::Outcome::Value => "set",
                    super::event::Outcome::Error => "failed",
                    _ => "cancelled",
                };
                format!("{} was {how} by {}{}", self.promise(promise), self.who(by), text(value))
            }
            EventKind::PromiseRefused { promise, by } => {
                format!("{} refused {}: it is settled", self.promise(promise), self.who(by))
            }
            EventKind::CoroutineCreated { coroutine, by, .. } => {
                format!("{} was made by {}", self.coroutine(coroutine), self.who(by))
            }
            EventKind::CoroutinePollStarted { coroutine, by } => {
                format!("{} is polled inside {}", self.coroutine(coroutine), self.who(by))
            }
            EventKind::CoroutinePollEnded { coroutine, busy } => {
                format!("{}: poll over after {}", self.coroutine(coroutine), millis(busy))
            }
            EventKind::CoroutineFinished { coroutine, outcome, text: value } => {
                format!("{} {}{}", self.coroutine(coroutine), outcome.word(), text(value))
            }
            EventKind::JobSubmitted { job, by, .. } => {
                format!("{} was sent off by {}", self.job(job), self.who(by))
            }
            EventKind::JobStarted { job, worker, began } => {
                format!("{} began on worker {worker} at {}", self.job(job), time(began))
            }
            EventKind::JobEnded { job, outcome, ended } => {
                format!("{} {} at {}", self.job(job), outcome.word(), time(ended))
            }
            EventKind::Output { by, text, .. } => {
                format!("{} prints: {}", self.who(by), self.log.text(text))
            }
            EventKind::Line { by, location } => match self.log.place(location) {
                Some((_, line)) => format!("{} is at line {line}", self.who(by)),
                None => format!("{} is at another line", self.who(by)),
            },
            EventKind::Blocked { by, busy } => {
                format!("{} held the loop for {}", self.who(by), millis(busy))
            }
            EventKind::Warning { kind, text, .. } => {
                format!("{}: {}", warning_word(kind), self.log.text(text))
            }
        }
    }
}

fn warning_word(kind: WarningKind) -> &'static str {
    match kind {
        WarningKind::SlowEntry => "slow",
        WarningKind::NeverAwaited => "never awaited",
        WarningKind::DestroyedPending => "destroyed while pending",
        WarningKind::NeverRetrieved => "error never retrieved",
        WarningKind::NeverYielded => "never waited",
        WarningKind::LoopClosed => "loop closed",
    }
}

fn time(time: LoopTime) -> String {
    format!("{} s", decimal(time.as_secs_f64(), 3))
}

fn millis(nanos: u64) -> String {
    format!("{} ms", decimal(nanos as f64 / 1e6, 1))
}

/// A task, or a callback that made one, in the tree of who made whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch {
    /// How many makers stand above it; those that the page made have none.
    pub depth: usize,
    /// Which it is.
    pub actor: Actor,
}

/// Who made whom: every task, each under its maker and after those that the maker made before. Callbacks are in it
/// where they made something. A damaged record in which makers make each other loses nobody: who has no way up to the
/// page stands at the top.
pub fn lineage(at: &Snapshot) -> Vec<Branch> {
    let tasks = at.tasks().map(|(id, task)| (Actor::Task(id), task.by));
    let mut children: Vec<(Actor, Actor)> = tasks.collect();
    // A callback that made something stands below its own maker; that may be a callback again.
    let mut seen = rustc_hash::FxHashSet::default();
    let mut i = 0;
    while let Some(&(_, by)) = children.get(i) {
        i += 1;
        if let Actor::Callback(id) = by
            && seen.insert(by)
        {
            children.push((by, at.callback(id).map_or(Actor::Outside, |callback| callback.by)));
        }
    }
    let mut below: rustc_hash::FxHashMap<Actor, Vec<Actor>> = rustc_hash::FxHashMap::default();
    for &(child, by) in &children {
        below.entry(by).or_default().push(child);
    }
    let mut tree = Vec::with_capacity(children.len());
    let mut placed = rustc_hash::FxHashSet::default();
    let tops = below.get(&Actor::Outside).into_iter().flatten().copied();
    let rest = children.iter().map(|(child, _)| *child);
    for top in tops.chain(rest) {
        let mut stack = vec![Branch { depth: 0, actor: top }];
        while let Some(branch) = stack.pop() {
            if !placed.insert(branch.actor) {
                continue;
            }
            tree.push(branch);
            let depth = branch.depth + 1;
            let children = below.get(&branch.actor).into_iter().flatten().rev();
            stack.extend(children.map(|&actor| Branch { depth, actor }));
        }
    }
    tree
}

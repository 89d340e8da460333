//! Random programs on the virtual clock, and what must hold of every trace they leave.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::rc::Rc;

use loopglass::runtime::{
    CallbackHandle, Census, EventLoop, JoinHandle, Promise, Stepped, VirtualClock, burn, call_later,
    call_soon, census, join_all, observe, promise, shield, sleep, spawn, timeout, yield_now,
};
use loopglass::say;
use loopglass::trace::{
    Actor, Event, EventKind, Lanes, Log, LoopTime, Outcome, Phase, Seeker, Snapshot, TaskId, TimerPhase,
    export, import, run_stats, task_stats,
};
use proptest::prelude::*;
use proptest::sample::Index;
use support::{ms, new_loop};

/// One thing that a task does.
#[derive(Clone, Debug)]
enum Op {
    Sleep(u64),
    Yield,
    Spawn(Vec<Op>),
    Cancel(Index),
    Join(Index),
    Shield(Index),
    Timeout(u64, Vec<Op>),
    Both(Vec<Op>, Vec<Op>),
    Observe(Vec<Op>),
    Forget,
    Await(Index),
    Settle(Index),
    Soon(Index),
    Later(u64, Index),
    CancelCallback(Index),
    Burn(u64),
    Say,
    Panic,
}

/// One thing that is done to the loop from outside.
#[derive(Clone, Debug)]
enum Act {
    Spawn(Vec<Op>),
    RunFor(u64),
    Turn,
    Steps(u8),
    Speed(u32),
    Cancel(Index),
    CancelCallback(Index),
    PauseFor(u64),
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let leaf = prop_oneof![
        4 => (0..6_u64).prop_map(Op::Sleep),
        3 => Just(Op::Yield),
        2 => any::<Index>().prop_map(Op::Cancel),
        2 => any::<Index>().prop_map(Op::Join),
        1 => any::<Index>().prop_map(Op::Shield),
        1 => Just(Op::Forget),
        2 => any::<Index>().prop_map(Op::Await),
        2 => any::<Index>().prop_map(Op::Settle),
        2 => any::<Index>().prop_map(Op::Soon),
        2 => (0..6_u64, any::<Index>()).prop_map(|(after, i)| Op::Later(after, i)),
        1 => any::<Index>().prop_map(Op::CancelCallback),
        1 => (0..9_u64).prop_map(Op::Burn),
        1 => Just(Op::Say),
        1 => Just(Op::Panic),
    ];
    let op = leaf.prop_recursive(3, 24, 5, |op| {
        let body = prop::collection::vec(op, 0..5);
        prop_oneof![
            3 => body.clone().prop_map(Op::Spawn),
            2 => (0..6_u64, body.clone()).prop_map(|(limit, body)| Op::Timeout(limit, body)),
            1 => (body.clone(), body.clone()).prop_map(|(a, b)| Op::Both(a, b)),
            1 => body.prop_map(Op::Observe),
        ]
    });
    prop::collection::vec(op, 0..8)
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => ops().prop_map(Act::Spawn),
        2 => (0..5_u64).prop_map(Act::RunFor),
        1 => Just(Act::Turn),
        2 => (1..9_u8).prop_map(Act::Steps),
        1 => (50..5_000_u32).prop_map(Act::Speed),
        1 => any::<Index>().prop_map(Act::Cancel),
        1 => any::<Index>().prop_map(Act::CancelCallback),
        1 => (0..5_u64).prop_map(Act::PauseFor),
    ];
    (ops(), prop::collection::vec(act, 0..8)).prop_map(|(first, mut rest)| {
        rest.insert(0, Act::Spawn(first));
        rest
    })
}

/// What the tasks of a program share.
#[derive(Default)]
struct World {
    tasks: RefCell<Vec<Rc<JoinHandle<u8>>>>,
    callbacks: RefCell<Vec<CallbackHandle>>,
    promises: RefCell<Vec<Promise<u8>>>,
}

impl World {
    fn task(&self, at: Index) -> Option<Rc<JoinHandle<u8>>> {
        let tasks = self.tasks.borrow();
        (!tasks.is_empty()).then(|| at.get(&tasks).clone())
    }

    fn callback(&self, at: Index) -> Option<CallbackHandle> {
        let callbacks = self.callbacks.borrow();
        (!callbacks.is_empty()).then(|| at.get(&callbacks).clone())
    }

    fn promise(&self, at: Index) -> Promise<u8> {
        at.get(&self.promises.borrow()).clone()
    }

    fn spawn(self: &Rc<Self>, body: Vec<Op>) {
        let task = spawn(perform(body, self.clone()));
        self.tasks.borrow_mut().push(Rc::new(task));
    }
}

fn perform(body: Vec<Op>, world: Rc<World>) -> Pin<Box<dyn Future<Output = u8>>> {
    Box::pin(async move {
        for op in body {
            match op {
                Op::Sleep(time) => sleep(ms(time)).await,
                Op::Yield => yield_now().await,
                Op::Spawn(body) => world.spawn(body),
                Op::Cancel(at) => drop(world.task(at).map(|task| task.cancel())),
                Op::Join(at) => {
                    if let Some(task) = world.task(at) {
                        let _ = (&*task).await;
                    }
                }
                Op::Shield(at) => {
                    if let Some(task) = world.task(at) {
                        let _ = shield(&task).await;
                    }
                }
                Op::Timeout(limit, body) => {
                    // An owned task: it is cancelled with the wait.
                    let _ = timeout(ms(limit), spawn(perform(body, world.clone()))).await;
                }
                Op::Both(a, b) => {
                    drop(join_all([perform(a, world.clone()), perform(b, world.clone())]).await)
                }
                Op::Observe(body) => drop(observe("observed", perform(body, world.clone())).await),
                Op::Forget => drop(observe("forgotten", async {})),
                Op::Await(at) => _ = world.promise(at).await,
                Op::Settle(at) => _ = world.promise(at).set(1),
                Op::Soon(at) => {
                    let value = world.promise(at);
                    let callback = call_soon("settle", move || _ = value.set(2));
                    world.callbacks.borrow_mut().push(callback);
                }
                Op::Later(after, at) => {
                    let value = world.promise(at);
                    let callback = call_later(ms(after), "settle", move || {
                        call_soon("settle", move || _ = value.set(3));
                    });
                    world.callbacks.borrow_mut().push(callback);
                }
                Op::CancelCallback(at) => drop(world.callback(at).map(|callback| callback.cancel())),
                Op::Burn(time) => burn(ms(time)),
                Op::Say => say!("said"),
                Op::Panic => resume_unwind(Box::new("boom")),
            }
        }
        7
    })
}

/// Runs a program to its end, looking at every rest point, and gives out the log without the loop's close, the
/// length before it, and the log as a whole.
fn run(acts: Vec<Act>, times: usize) -> (Rc<RefCell<Log>>, usize) {
    let (event_loop, clock) = new_loop();
    let world = Rc::new(World::default());
    event_loop.enter(|| {
        let promises = (0..3).map(|_| promise("shared"));
        world.promises.borrow_mut().extend(promises);
    });
    let mut seeker = Seeker::default();
    for _ in 0..times {
        for act in acts.clone() {
            event_loop.enter(|| apply(act, &event_loop, &clock, &world));
            agrees(&event_loop, &mut seeker);
        }
    }
    clock.run(&event_loop);
    agrees(&event_loop, &mut seeker);
    let log = event_loop.log();
    let before_close = log.borrow().len();
    event_loop.close();
    agrees(&event_loop, &mut seeker);
    assert_eq!((event_loop.live_tasks(), event_loop.armed_timers(), event_loop.ready_len()), (0, 0, 0));
    drop((event_loop, world));
    assert_eq!(census(), Census::default());
    (log, before_close)
}

fn apply(act: Act, event_loop: &EventLoop, clock: &VirtualClock, world: &Rc<World>) {
    match act {
        Act::Spawn(body) => world.spawn(body),
        Act::RunFor(time) => clock.run_until(event_loop, clock.now() + ms(time)),
        Act::Turn => event_loop.turn(),
        Act::Steps(steps) => {
            event_loop.pause();
            for _ in 0..steps {
                if event_loop.step() == Stepped::Nothing {
                    break;
                }
            }
            event_loop.resume();
        }
        Act::Speed(permille) => event_loop.set_speed(permille),
        Act::Cancel(at) => drop(world.task(at).map(|task| task.cancel())),
        Act::CancelCallback(at) => drop(world.callback(at).map(|callback| callback.cancel())),
        Act::PauseFor(time) => {
            event_loop.pause();
            clock.advance(ms(time));
            event_loop.resume();
        }
    }
}

/// The fold of the log shows what the loop itself counts.
fn agrees(event_loop: &EventLoop, seeker: &mut Seeker) {
    let log = event_loop.log();
    let log = log.borrow();
    let snapshot = seeker.seek(&log, log.len());
    assert_eq!(snapshot.ready.len(), event_loop.ready_len(), "ready: {:?}", snapshot.ready);
    assert_eq!(snapshot.live as usize, event_loop.live_tasks(), "live");
    let due = snapshot.timers.iter().filter(|timer| timer.phase == TimerPhase::Due).count();
    assert_eq!(snapshot.armed.len() + due, event_loop.armed_timers(), "armed");
    assert_eq!(snapshot.deadlines().len(), snapshot.armed.len());
    assert_eq!(snapshot.running, Actor::Outside);
    assert_eq!(snapshot.the_loop.iterations, event_loop.iterations());
    let live = snapshot.tasks().filter(|(_, task)| task.finished().is_none()).count();
    assert_eq!(live, event_loop.live_tasks());
}

/// The order that is promised, told from the events alone by a queue of this test's own.
fn in_order(log: &Log, before_close: usize) {
    let mut queue: VecDeque<Actor> = VecDeque::new();
    let mut left: usize = 0;
    let mut running = None;
    let mut last_poll = None;
    let mut from_timer = false;
    let mut time = LoopTime::ZERO;
    let mut cancelled = Vec::new();
    for (i, Event { at, kind }) in log.iter().take(before_close).enumerate() {
        assert!(at >= time, "time went back at event {i}");
        time = at;
        let mut turn = |queue: &mut VecDeque<Actor>, who: Actor| {
            assert_eq!(queue.pop_front(), Some(who), "not at the front at event {i}");
            assert!(left > 0, "more entries than the iteration began with at event {i}");
            left -= 1;
        };
        match kind {
            EventKind::IterationStarted { ready, .. } => {
                assert_eq!(left, 0, "an iteration began before the end of the last at event {i}");
                assert_eq!(ready as usize, queue.len(), "at event {i}");
                left = ready as usize;
                // A task that finishes from here on has a turn for it.
                last_poll = None;
            }
            EventKind::TaskScheduled { task, .. } => queue.push_back(Actor::Task(task)),
            EventKind::CallbackScheduled { callback } => queue.push_back(Actor::Callback(callback)),
            EventKind::TimerDue { timer } => queue.push_back(Actor::Timer(timer)),
            EventKind::PollStarted { task } => {
                assert_eq!(running, None, "a poll within another at event {i}");
                assert!(
                    !cancelled.contains(&task),
                    "polled after its cancellation was accepted at event {i}"
                );
                turn(&mut queue, Actor::Task(task));
                running = Some(Actor::Task(task));
                last_poll = None;
            }
            EventKind::PollEnded { task, .. } => {
                assert_eq!(running.take(), Some(Actor::Task(task)), "at event {i}");
                last_poll = Some(task);
            }
            EventKind::TaskFinished { task, .. } if last_poll == Some(task) => {}
            EventKind::TaskFinished { task, outcome, .. } => {
                assert_eq!(outcome, Outcome::Cancelled);
                turn(&mut queue, Actor::Task(task));
            }
            EventKind::TimerFired { timer } => {
                assert_eq!(running, None);
                turn(&mut queue, Actor::Timer(timer));
                from_timer = true;
                last_poll = None;
                continue;
            }
            EventKind::CallbackStarted { callback } => {
                assert_eq!(running, None);
                if !from_timer {
                    turn(&mut queue, Actor::Callback(callback));
                }
                running = Some(Actor::Callback(callback));
                last_poll = None;
            }
            EventKind::CallbackEnded { callback, .. } => {
                assert_eq!(running.take(), Some(Actor::Callback(callback)));
            }
            EventKind::EntryPassedOver { entry } => turn(&mut queue, entry),
            EventKind::CancelRequested { task, accepted: true, .. } => cancelled.push(task),
            _ => {}
        }
        from_timer = false;
    }
    assert_eq!(running, None);
    // Timers that become due together do so by deadline, then by creation.
    let mut dues = Vec::new();
    let mut batch: Vec<(LoopTime, usize)> = Vec::new();
    for event in log.iter() {
        match event.kind {
            EventKind::TimerArmed { due, .. } => dues.push(due),
            EventKind::TimerDue { timer } => {
                assert!(dues[timer.index()] <= event.at, "due before its time");
                batch.push((dues[timer.index()], timer.index()));
            }
            _ => {
                assert!(batch.is_sorted(), "{batch:?}");
                batch.clear();
            }
        }
    }
}

/// Lanes, figures and fold say the same.
fn figures_agree(log: &Log) {
    let mut lanes = Lanes::default();
    lanes.update(log);
    let mut snapshot = Snapshot::default();
    let mut spans: Vec<(u64, Option<LoopTime>, u32)> = Vec::new();
    for Event { at, kind } in log.iter() {
        snapshot.apply(Event { at, kind });
        match kind {
            EventKind::TaskCreated { .. } => spans.push((0, None, 0)),
            EventKind::PollStarted { task } => {
                spans[task.index()].1 = Some(at);
                spans[task.index()].2 += 1;
            }
            EventKind::PollEnded { task, .. } => {
                let span = &mut spans[task.index()];
                let began = span.1.take().expect("an end without a beginning");
                span.0 += at.0 - began.0;
            }
            _ => {}
        }
    }
    let mut polls = 0;
    for (i, (polled, open, count)) in spans.iter().enumerate() {
        let task = TaskId::from_index(i);
        let lane = lanes.of_task(task).expect("a lane a task");
        assert_eq!(*open, None);
        assert_eq!(lane.polled_until(LoopTime::MAX), *polled, "{task}");
        let segments = &lane.segments;
        assert!(segments.windows(2).all(|pair| pair[0].start <= pair[1].start));
        assert!(segments.windows(2).all(|pair| pair[0].phase != pair[1].phase), "{task}: {segments:?}");
        let state = snapshot.task(task).expect("a state a task");
        assert_eq!(lane.end(), state.finished());
        assert_eq!(lane.start(), state.created);
        assert_eq!(segments.last().map(|last| last.phase), Some(state.phase), "{task}");
        let stats = task_stats(&snapshot, task).expect("figures of each task");
        assert_eq!(stats.polls, *count);
        let in_phase = |phase: Phase| -> u64 {
            segments.windows(2).filter(|p| p[0].phase == phase).map(|p| p[1].start.0 - p[0].start.0).sum()
        };
        assert_eq!(stats.scheduled.as_nanos(), u128::from(in_phase(Phase::Scheduled)), "{task}");
        assert_eq!(stats.waiting.as_nanos(), u128::from(in_phase(Phase::Waiting)), "{task}");
        let life = stats.scheduled.as_nanos() + stats.waiting.as_nanos() + u128::from(*polled);
        assert_eq!(stats.life.as_nanos(), life, "{task}: every moment of its life is in one phase");
        polls += u64::from(*count);
    }
    assert_eq!(run_stats(&snapshot).polls, polls);
}

fn fold(log: &Log, cursor: usize) -> Snapshot {
    let mut snapshot = Snapshot::default();
    log.iter().take(cursor).for_each(|event| snapshot.apply(event));
    snapshot
}

/// Everything that is computed from a log, for the sake of seeing that none of it panics.
fn compute_everything(log: &Log) {
    let mut lanes = Lanes::default();
    lanes.update(log);
    for lane in &lanes.lanes {
        for time in [0, 1, 1_000_000, u64::MAX] {
            let _ = (
                lane.start(),
                lane.end(),
                lane.segment_at(LoopTime(time)),
                lane.polled_until(LoopTime(time)),
            );
        }
    }
    let snapshot = fold(log, log.len());
    let _ = (run_stats(&snapshot), snapshot.deadlines(), snapshot.wall_time(u64::MAX));
    for (task, _) in snapshot.tasks() {
        let _ = (task_stats(&snapshot, task), lanes.of_task(task));
    }
    let _ = snapshot.unpolled().count() + snapshot.jobs().count() + snapshot.promises().count();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_run_keeps_its_promises(acts in acts()) {
        let (log, before_close) = run(acts, 1);
        let log = log.borrow();
        in_order(&log, before_close);
        figures_agree(&log);
    }

    #[test]
    fn a_fold_in_two_parts_is_the_whole(acts in acts(), at in any::<Index>()) {
        let (log, _) = run(acts, 1);
        let log = log.borrow();
        let mut snapshot = fold(&log, at.index(log.len() + 1));
        log.iter_from(snapshot.cursor).for_each(|event| snapshot.apply(event));
        prop_assert!(snapshot == fold(&log, log.len()));
    }

    #[test]
    fn a_file_holds_the_log(acts in acts()) {
        let (log, _) = run(acts, 1);
        let log = log.borrow();
        let copy = import(&export(&log)).unwrap();
        prop_assert!(copy.iter().eq(log.iter()));
        prop_assert!(copy.names.texts().eq(log.names.texts()));
        prop_assert!(copy.names.locations().eq(log.names.locations()));
        prop_assert_eq!((copy.cap(), copy.dropped()), (log.cap(), log.dropped()));
    }

    #[test]
    fn a_damaged_file_is_refused_or_read_and_never_a_panic(
        acts in acts(),
        wounds in prop::collection::vec((any::<Index>(), 0..6_usize, "[-0-9a-z,\\[\\]{}\":.\n\u{e9}]{0,4}"), 1..6),
    ) {
        let (log, _) = run(acts, 1);
        let mut text: Vec<char> = export(&log.borrow()).chars().collect();
        for (at, removed, put) in wounds {
            let at = at.index(text.len());
            let end = (at + removed).min(text.len());
            text.splice(at..end, put.chars());
        }
        match import(&text.iter().collect::<String>()) {
            Ok(log) => compute_everything(&log),
            Err(error) => {
                let sentence = error.to_string();
                prop_assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{}", sentence);
            }
        }
    }

    #[test]
    fn damaged_numbers_in_a_file_are_no_panic(
        acts in acts(),
        wounds in prop::collection::vec((any::<Index>(), any::<Index>(), prop_oneof![0..60_u64, any::<u64>()]), 1..6),
    ) {
        let (log, _) = run(acts, 1);
        let mut file: serde_json::Value = serde_json::from_str(&export(&log.borrow())).unwrap();
        for (event, field, number) in wounds {
            let events = file["events"].as_array_mut().unwrap();
            let event = event.get_mut(events).as_array_mut().unwrap();
            *field.get_mut(event) = number.into();
        }
        if let Ok(log) = import(&file.to_string()) {
            compute_everything(&log);
        }
    }

    #[test]
    fn a_damaged_sequence_of_events_is_no_panic(
        acts in acts(),
        picks in prop::collection::vec((any::<Index>(), prop_oneof![0..20_000_000_u64, any::<u64>()]), 0..300),
        busy in any::<u64>(),
    ) {
        let (log, _) = run(acts, 1);
        let log = log.borrow();
        let mut damaged = Log::with_cap(1_000);
        let mut snapshot = Snapshot::default();
        for (pick, at) in picks {
            let Some(Event { kind, .. }) = log.get(pick.index(log.len())) else { continue };
            let kind = match kind {
                EventKind::PollEnded { task, .. } => EventKind::PollEnded { task, busy },
                EventKind::CallbackEnded { callback, .. } => EventKind::CallbackEnded { callback, busy },
                EventKind::Blocked { by, .. } => EventKind::Blocked { by, busy },
                EventKind::Resumed { .. } => EventKind::Resumed { wall: busy },
                other => other,
            };
            // The log keeps times in order; the fold must not rely on it.
            snapshot.apply(Event { at: LoopTime(at), kind });
            damaged.push(LoopTime(at), kind);
        }
        compute_everything(&damaged);
        let _ = (run_stats(&snapshot), snapshot.deadlines());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_seek_equals_a_fold_from_zero(
        acts in acts(),
        targets in prop::collection::vec(any::<Index>(), 1..12),
    ) {
        // Something that surely makes events, so that the log crosses several checkpoints.
        let busy = Act::Spawn((0..200).flat_map(|_| [Op::Yield, Op::Say]).collect());
        let acts: Vec<Act> = acts.into_iter().chain([busy, Act::RunFor(3)]).collect();
        let (log, _) = run(acts, 25);
        let log = log.borrow();
        prop_assert!(log.len() > 3 * 8_192, "{} events", log.len());
        let mut seeker = Seeker::default();
        for target in targets {
            let cursor = target.index(log.len() + 1);
            prop_assert!(*seeker.seek(&log, cursor) == fold(&log, cursor), "seek to {}", cursor);
            prop_assert_eq!(seeker.here().cursor, cursor);
        }
        prop_assert_eq!(seeker.seek(&log, usize::MAX).cursor, log.len());
    }
}

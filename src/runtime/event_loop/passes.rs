//! The passes: timers that are due join the queue, and each entry of the queue is run.

use super::*;

impl Inner {
    pub(super) fn move_due_timers(&self, now: LoopTime) {
        while self.next_deadline().is_some_and(|due| due <= now) {
            let Some(TimerEntry { timer }) = self.timers.borrow_mut().pop() else { return };
            timer.leave_heap();
            self.record_at(now, EventKind::TimerDue { timer: timer.id });
            self.ready.borrow_mut().push_back(Entry::Timer(timer));
        }
    }

    pub(super) fn arm_host(&self) {
        if self.paused.get() || self.closed.get() {
            return;
        }
        let deadline = self.next_deadline().and_then(|due| self.clock.host_time(due));
        self.host.wake_at(deadline);
    }

    /// `now` is the host's clock.
    pub(super) fn begin_iteration(&self, now: u64) {
        let now = self.clock.loop_time(now);
        self.move_due_timers(now);
        let ready = self.ready.borrow().len();
        self.remaining.set(ready);
        if ready > 0 {
            let number = self.iterations.get().wrapping_add(1);
            self.iterations.set(number);
            let ready = u32::try_from(ready).unwrap_or(u32::MAX);
            self.record_at(now, EventKind::IterationStarted { number, ready });
        }
    }

    pub(in crate::runtime) fn turn(self: &Rc<Self>) {
        if self.closed.get() || self.paused.get() || self.in_turn.get() {
            return;
        }
        current::enter(self, || {
            let _turn = Turn::begin(self);
            let begin = self.host.now();
            // One reading serves the end of an entry, the beginning of the next and the turn's budget, for nothing
            // lies between them but the loop's own bookkeeping.
            let mut now = begin;
            let mut pace = Pace::default();
            while !self.closed.get() && !self.paused.get() {
                if self.remaining.get() == 0 {
                    if pace.unread > 0 && self.armed_timers.get() > 0 {
                        // What is due is decided by the time now.
                        pace.read(&mut now, self.host.now());
                    }
                    self.begin_iteration(now);
                    if self.remaining.get() == 0 {
                        self.stop_if_asked();
                        break;
                    }
                }
                let (_, ended) = self.run_entry(now);
                match ended {
                    Some(ended) => now = ended,
                    None if self.recording || pace.is_due() => pace.read(&mut now, self.host.now()),
                    None => {}
                }
                if self.remaining.get() == 0 {
                    self.stop_if_asked();
                }
                let may_stop = self.remaining.get() == 0 || !self.whole_iterations.get();
                if may_stop && now.saturating_sub(begin) > TURN_BUDGET {
                    break;
                }
            }
            self.rest_if_idle();
        });
        if self.closed.get() || self.paused.get() {
            return;
        }
        if !self.ready.borrow().is_empty() {
            self.host.request_turn();
        }
        self.arm_host();
    }

    /// Gives the entry at the front its turn. The iteration must have one left. `now` is the host's clock; what
    /// comes back with the entry is a later reading, if one was taken and no code but the loop's own has run since.
    pub(super) fn run_entry(&self, now: u64) -> (Actor, Option<u64>) {
        let Some(entry) = self.ready.borrow_mut().pop_front() else {
            self.remaining.set(0);
            return (Actor::Outside, Some(now));
        };
        self.remaining.set(self.remaining.get().saturating_sub(1));
        match entry {
            Entry::Task(runnable) => self.run_task(runnable, now),
            Entry::Callback(callback) => {
                if callback.is_over() {
                    return self.pass_over(Actor::Callback(callback.id), now);
                }
                self.run_callback(&callback, now)
            }
            Entry::Timer(timer) => self.fire(&timer, now),
        }
    }

    /// A cancelled entry has its turn, and nothing happens.
    fn pass_over(&self, entry: Actor, now: u64) -> (Actor, Option<u64>) {
        self.record_at(self.clock.loop_time(now), EventKind::EntryPassedOver { entry });
        (entry, Some(now))
    }

    fn run_task(&self, runnable: Runnable<TaskId>, began: u64) -> (Actor, Option<u64>) {
        let task = *runnable.metadata();
        let actor = Actor::Task(task);
        // A task whose cancellation was asked for has this turn only to be dropped in.
        let polls = self
            .tasks
            .borrow_mut()
            .get_mut(task.index())
            .is_some_and(|slot| slot.as_mut().is_some_and(TaskSlot::begin_poll));
        if polls {
            self.record_at(self.clock.loop_time(began), EventKind::PollStarted { task });
        }
        self.running.set(actor);
        self.polling.set(polls);
        self.quiet.set(false);
        let result = catch_unwind(AssertUnwindSafe(|| runnable.run()));
        self.polling.set(false);
        // A loop that does not record has no use for the time of each poll's end.
        let ended = self.recording.then(|| self.host.now());
        let busy = ended.map_or(0, |ended| ended.saturating_sub(began));
        let at = self.clock.loop_time(ended.unwrap_or(began));
        let mut last = ended;
        if polls {
            self.record_at(at, EventKind::PollEnded { task, busy });
        }
        if self.woke_itself.take() {
            self.record_at(at, EventKind::TaskScheduled { task, by: actor });
        }
        if let Err(panic) = result {
            let message = panic_message(&*panic);
            self.fail_panicked(task, &message);
            last = None;
        }
        let finish = self.finish.borrow_mut().take();
        if let Some(finish) = finish
            && self.tell_finish(task, finish, at)
        {
            last = None;
        }
        self.blocked(actor, busy, at);
        self.running.set(Actor::Outside);
        (actor, last)
    }

    fn run_callback(&self, callback: &CallbackCell, began: u64) -> (Actor, Option<u64>) {
        let actor = Actor::Callback(callback.id);
        let Some(function) = callback.take() else { return (actor, Some(began)) };
        self.record_at(self.clock.loop_time(began), EventKind::CallbackStarted { callback: callback.id });
        self.running.set(actor);
        let result = catch_unwind(AssertUnwindSafe(function));
        let ended = self.host.now();
        let at = self.clock.loop_time(ended);
        let busy = ended.saturating_sub(began);
        self.record_at(at, EventKind::CallbackEnded { callback: callback.id, busy });
        let returned = result.is_ok();
        if let Err(panic) = result {
            let text = self.text(&format!("Exception in callback: {}", panic_message(&*panic)));
            self.record_at(at, EventKind::Output { by: actor, stream: Stream::Err, text });
        }
        self.blocked(actor, busy, at);
        self.running.set(Actor::Outside);
        // A panic's payload is foreign, and has been dropped since.
        (actor, returned.then_some(ended))
    }

    fn fire(&self, timer: &TimerCell, now: u64) -> (Actor, Option<u64>) {
        let actor = Actor::Timer(timer.id);
        if timer.is_over() {
            return self.pass_over(actor, now);
        }
        self.record_at(self.clock.loop_time(now), EventKind::TimerFired { timer: timer.id });
        self.running.set(timer.woken_by());
        let callback = timer.fire();
        self.disarmed();
        let mut last = None;
        if let Some(callback) = callback
            && !callback.is_over()
        {
            (_, last) = self.run_callback(&callback, now);
        }
        self.running.set(Actor::Outside);
        (actor, last)
    }

    fn blocked(&self, by: Actor, busy: u64, at: LoopTime) {
        if busy >= self.blocked_threshold.get() {
            self.record_at(at, EventKind::Blocked { by, busy });
        }
        self.check_slow(by, busy);
    }
}

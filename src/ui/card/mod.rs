//! One lesson on the page: its controls, its verb, its stage, its code, its output.

mod code;
mod controls;
mod events;
mod inspector;
mod long_tasks;
mod panes;
mod player;
mod run;
mod stage;
mod tree;

use std::cell::Cell;

use leptos::prelude::*;

use super::frame::{self, Membership};
use crate::lessons::{Lesson, Values};
use crate::trace::LoopTime;
use crate::ui::dynamic::{derived, on_mouse, on_press, unusable, words};
use crate::ui::size::watch_sight;
use code::CodePane;
use controls::{Actions, Controls};
use events::EventTable;
use inspector::Inspector;
use long_tasks::LongTasks;
use panes::{Caption, Comparison, OutcomeTable, Output, Prediction, TaskTable};
use player::Player;
use run::CardRun;
pub use run::Phase;
use stage::Stage;
use tree::TaskTree;

/// What the pointer is on, or the keyboard's focus: code and lanes light each other up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lit {
    /// Nothing.
    #[default]
    Nothing,
    /// A lane of the current run, by its place.
    Lane(usize),
    /// A line of the snippet's file.
    Line(u32),
}

/// In the first frame what pressing Run changed is drawn; in the second it is on the screen.
const DRAWN_AFTER: u32 = 2;

/// The runs that a card holds.
#[derive(Default)]
struct Runs {
    current: Option<CardRun>,
    /// A finished run of the other way, for comparison.
    kept: Option<CardRun>,
}

/// A card's state. Copies are the same card.
#[derive(Clone, Copy)]
pub struct Card {
    /// What it teaches.
    pub lesson: &'static Lesson,
    /// The settings.
    pub values: RwSignal<Values>,
    phase: RwSignal<Phase>,
    /// Counts what makes the stage worth drawing anew: events read, time gone by.
    tick: RwSignal<u32>,
    /// After how many events the run is looked at; `None` is its live end.
    cursor: RwSignal<Option<usize>>,
    /// The moment that is looked at, where it lies between the cursor's last event and the next.
    moment: RwSignal<Option<LoopTime>>,
    lit: RwSignal<Lit>,
    keep: RwSignal<bool>,
    /// The guess at the run that these settings would make.
    predicted: RwSignal<Option<usize>>,
    /// The guess that the run on the stage was started with.
    staked: RwSignal<Option<usize>>,
    /// Whether any of the card is on the screen.
    seen: RwSignal<bool>,
    permille: RwSignal<u32>,
    runs: StoredValue<Runs, LocalStorage>,
    membership: StoredValue<Option<Membership>, LocalStorage>,
}

impl Card {
    fn new(lesson: &'static Lesson, values: RwSignal<Values>) -> Self {
        let card = Self {
            lesson,
            values,
            phase: RwSignal::new(Phase::Ready),
            tick: RwSignal::new(0),
            cursor: RwSignal::new(None),
            moment: RwSignal::new(None),
            lit: RwSignal::new(Lit::Nothing),
            keep: RwSignal::new(true),
            predicted: RwSignal::new(None),
            staked: RwSignal::new(None),
            seen: RwSignal::new(true),
            permille: RwSignal::new(1000),
            runs: StoredValue::new_local(Runs::default()),
            membership: StoredValue::new_local(None),
        };
        on_cleanup(move || {
            card.membership.try_update_value(|membership| *membership = None);
            card.runs.try_update_value(|runs| *runs = Runs::default());
        });
        card
    }

    /// Starts a run; one that goes on is closed.
    fn run(self) {
        let values = self.values.get_untracked();
        let permille = self.permille.get_untracked();
        let open = self.is_open();
        self.runs.update_value(|runs| {
            let before = runs.current.take().filter(|run| run.phase() == Phase::Finished);
            // The latest run of the other way. Running one way again does not lose the other.
            let keep = self.keep.get_untracked();
            runs.kept = [before, runs.kept.take()]
                .into_iter()
                .flatten()
                .find(|run| keep && self.comparable(&run.values, &values));
        });
        self.look_at(None, None);
        self.lit.set(Lit::Nothing);
        // Run again with the same settings, and the same guess is judged again.
        if open {
            self.staked.set(self.predicted.get_untracked());
            self.predicted.set(None);
        }
        self.phase.set(Phase::Running);
        self.redraw();
        // The loop is made once the page has drawn what pressing Run changed: otherwise its first turn would
        // wait behind that drawing, and the record would show the page's work as the program's.
        let frames = Cell::new(0);
        self.membership.set_value(Some(frame::join(move |_| {
            frames.set(frames.get() + 1);
            if frames.get() == DRAWN_AFTER {
                self.runs.try_update_value(|runs| {
                    runs.current = Some(CardRun::start(self.lesson, values.clone(), permille));
                });
                // A loop that rests from the start tells nothing by itself.
                self.redraw();
            }
            frames.get() < DRAWN_AFTER || self.look()
        })));
    }

    /// Whether two settings differ in nothing but the way that the lesson compares.
    fn comparable(self, a: &Values, b: &Values) -> bool {
        self.lesson
            .compare
            .is_some_and(|way| a.get(way) != b.get(way) && a.clone().with(way, b.get(way)) == *b)
    }

    /// Ends a run in which the reader has the next move: what is still alive is cancelled, as at the
    /// end of `asyncio.run`.
    fn finish(self) {
        self.look_at(None, None);
        self.with_run(|run| {
            run.ended = true;
            run.event_loop.cancel_all();
            run.event_loop.cancel_calls();
            run.event_loop.resume();
        });
        self.watch();
    }

    /// Does what one of the lesson's actions says.
    fn act(self, action: usize) {
        self.look_at(None, None);
        self.with_run(|run| run.act(action));
        self.watch();
    }

    /// Asks for the cancellation of everything that is alive.
    fn cancel(self) {
        self.look_at(None, None);
        let cancelled = self.with_run(|run| {
            run.cancelled = true;
            run.event_loop.cancel_all();
            run.event_loop.cancel_calls();
            run.event_loop.resume();
        });
        if cancelled.is_none() {
            // It had not begun.
            self.membership.set_value(None);
            self.phase.set(Phase::Ready);
        }
        self.watch();
    }

    /// Forgets every run.
    fn reset(self) {
        self.membership.set_value(None);
        self.runs.update_value(|runs| *runs = Runs::default());
        self.look_at(None, None);
        self.lit.set(Lit::Nothing);
        self.predicted.set(None);
        self.staked.set(None);
        self.phase.set(Phase::Ready);
        self.redraw();
    }

    /// Whether a finished run of the other way stays on the stage.
    fn set_keep(self, keep: bool) {
        self.keep.set(keep);
        if !keep {
            self.runs.update_value(|runs| runs.kept = None);
            self.redraw();
        }
    }

    /// Looks at the run after `cursor` events, at `moment` if that is later than the last of them;
    /// `None` is its live end.
    fn look_at(self, cursor: Option<usize>, moment: Option<LoopTime>) {
        self.cursor.set(cursor);
        self.moment.set(moment);
    }

    /// The moment of `run` that is looked at.
    fn until(self, run: &CardRun) -> LoopTime {
        let cursor = self.cursor.get();
        let at = run.until(cursor);
        self.moment.get().filter(|_| cursor.is_some()).map_or(at, |moment| moment.max(at))
    }

    /// Looks at the run as it was after `cursor` events, at `moment` between that one and the next.
    fn look_at_event(self, cursor: usize, moment: Option<LoopTime>) {
        let end = self.with_run(|run| run.log.borrow().len()).unwrap_or(0);
        self.look_at((cursor < end).then_some(cursor), moment);
        self.redraw();
    }

    fn redraw(self) {
        self.tick.try_update(|n| *n = n.wrapping_add(1));
    }

    /// The settings of the run that goes on or is looked back at, or those that the next run will have.
    fn effective(self) -> Values {
        let shown = self.phase.get().is_live() || self.cursor.get().is_some();
        let values = self.values.get();
        shown.then(|| self.with_run(|run| run.values.clone())).flatten().unwrap_or(values)
    }

    /// Whether there is a run to come that may be guessed at: none has been made with these settings.
    fn is_open(self) -> bool {
        match self.phase.get() {
            Phase::Ready => true,
            phase => !phase.is_live() && self.is_outdated(),
        }
    }

    /// Whether there is a run and its settings are no longer those of the controls.
    fn is_outdated(self) -> bool {
        let values = self.values.get();
        self.phase.get() != Phase::Ready && self.with_run(|run| run.values != values).unwrap_or(false)
    }

    fn pause(self) {
        self.with_run(|run| run.event_loop.pause());
        self.watch();
    }

    fn resume(self) {
        self.look_at(None, None);
        self.with_run(|run| run.event_loop.resume());
        self.watch();
    }

    fn step(self) {
        self.look_at(None, None);
        self.with_run(|run| run.event_loop.step());
        self.watch();
    }

    /// Looks at the run as it was after `cursor` events; past the last, at its live end.
    fn go_to(self, cursor: usize) {
        self.look_at_event(cursor, None);
    }

    fn set_speed(self, permille: u32) {
        self.permille.set(permille);
        self.with_run(|run| run.event_loop.set_speed(permille));
    }

    fn with_run<R>(self, f: impl FnOnce(&mut CardRun) -> R) -> Option<R> {
        self.runs.try_update_value(|runs| runs.current.as_mut().map(f)).flatten()
    }

    fn is_interactive(self) -> bool {
        self.with_run(|run| run.is_interactive()).unwrap_or(false)
    }

    fn with_kept<R>(self, f: impl FnOnce(&mut CardRun) -> R) -> Option<R> {
        self.runs.try_update_value(|runs| runs.kept.as_mut().map(f)).flatten()
    }

    /// Looks at the run once a frame for as long as it goes on. One that has yet to begin is looked at already.
    fn watch(self) {
        if self.with_run(|_| ()).is_some() {
            self.membership.set_value(Some(frame::join(move |_| self.look())));
        }
    }

    /// Reads the run's new events and tells the views. Returns whether more are to come.
    fn look(self) -> bool {
        // Out of sight the record grows and nobody reads it, until the run is over or the card comes into sight.
        let unseen = !self.seen.try_get_untracked().unwrap_or(false);
        let was = self.phase.try_get_untracked();
        let Some((phase, grew)) = self.with_run(|run| {
            let phase = run.phase();
            let grew = (!unseen || was != Some(phase)) && run.update();
            (phase, grew)
        }) else {
            return false;
        };
        let moves =
            phase == Phase::Running && !self.with_run(|run| run.event_loop.is_at_rest()).unwrap_or(true);
        let changed = was.is_some_and(|was| was != phase);
        let moved = grew || changed || (moves && !unseen);
        if changed {
            self.phase.try_set(phase);
        }
        if moved {
            self.redraw();
        }
        // A loop at rest in which the reader has the next move is looked at again when they make it.
        moves
    }
}

/// The card of one lesson.
#[component]
pub fn LessonCard(
    /// What it teaches.
    lesson: &'static Lesson,
    /// The settings, which links may change.
    values: RwSignal<Values>,
) -> impl IntoView {
    let card = Card::new(lesson, values);
    let phase = card.phase;
    let interactive = derived(move || {
        card.tick.track();
        card.is_interactive()
    });
    let verb = words(move || match phase.get() {
        Phase::Ready => "Run",
        Phase::Running | Phase::Paused | Phase::Closed if interactive.get() => "Finish",
        Phase::Running | Phase::Paused | Phase::Closed => "Cancel",
        Phase::Finished | Phase::Cancelled | Phase::Crashed => "Run again",
    });
    let act = move |event: web_sys::MouseEvent| match phase.get_untracked().is_live() {
        // The later clicks of a double click: whoever makes one wants a run, not its end.
        true if event.detail() > 1 => {}
        true if card.is_interactive() => card.finish(),
        true => card.cancel(),
        false => card.run(),
    };
    // A key that is held down is one press.
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.repeat() {
            event.prevent_default();
        }
    };
    let article = NodeRef::<leptos::html::Article>::new();
    watch_sight(article, card.seen);
    Effect::new(move || {
        if card.seen.get() {
            card.watch();
        }
    });
    let title = format!("{}-title", lesson.slug);
    let labelled_by = title.clone();
    view! {
        <article class="card" node_ref=article id=lesson.slug aria-labelledby=labelled_by tabindex="-1">
            <header class="card-head">
                <div class="words">
                    <p class="section">{lesson.section}</p>
                    <h2 id=title>{lesson.title}</h2>
                    <p class="claim">{lesson.claim}</p>
                </div>
                <div class="verbs">
                    <button class="verb" data-live=words(move || phase.get().is_live().to_string()) on:click=on_mouse(act) on:keydown=on_key>
                        {verb}
                    </button>
                    <button class="quiet" aria-disabled=unusable(move || phase.get() == Phase::Ready)
                        on:click=on_press(move || card.reset())>
                        "Reset"
                    </button>
                    <p class="state" data-phase=words(move || phase.get().word()) role="status">
                        {words(move || phase.get().word())}
                    </p>
                </div>
            </header>
            <Prediction card />
            <div class="card-body">
                <div class="left">
                    <Stage card />
                    <Player card />
                    <Actions card />
                    <Caption card />
                    <LongTasks card />
                    <Comparison card />
                    <OutcomeTable card />
                    <Controls card />
                </div>
                <div class="right">
                    <CodePane card />
                    <Output card />
                </div>
            </div>
            <Inspector card />
            <TaskTree card />
            <TaskTable card />
            <EventTable card />
        </article>
    }
}

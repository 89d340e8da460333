//! One lesson on the page: its controls, its verb, its stage, its code, its output.

mod code;
mod controls;
mod inspector;
mod panes;
mod player;
mod run;
mod stage;

use leptos::prelude::*;

use super::frame::{self, Membership};
use crate::lessons::{Lesson, Values};
use code::CodePane;
use controls::{Actions, Controls};
use inspector::Inspector;
use panes::{Caption, Comparison, OutcomeTable, Output, Prediction, TaskTable};
use player::Player;
use run::CardRun;
pub use run::Phase;
use stage::Stage;

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
    lit: RwSignal<Lit>,
    keep: RwSignal<bool>,
    predicted: RwSignal<Option<usize>>,
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
            lit: RwSignal::new(Lit::Nothing),
            keep: RwSignal::new(true),
            predicted: RwSignal::new(None),
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
        self.runs.update_value(|runs| {
            let before = runs.current.take();
            if let Some(before) = before.filter(|run| run.phase() == Phase::Finished) {
                runs.kept = Some(before);
            }
            let keep = self.keep.get_untracked();
            runs.kept = runs.kept.take().filter(|kept| keep && self.comparable(&kept.values, &values));
            runs.current = Some(CardRun::start(self.lesson, values, permille));
        });
        self.cursor.set(None);
        self.lit.set(Lit::Nothing);
        self.phase.set(Phase::Running);
        self.look();
        self.watch();
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
        self.with_run(|run| {
            run.ended = true;
            run.event_loop.cancel_all();
            run.event_loop.resume();
        });
        self.watch();
    }

    /// Does what one of the lesson's actions says.
    fn act(self, action: usize) {
        self.cursor.set(None);
        self.with_run(|run| run.act(action));
        self.watch();
    }

    /// Asks for the cancellation of everything that is alive.
    fn cancel(self) {
        self.runs.update_value(|runs| {
            if let Some(run) = &mut runs.current {
                run.cancelled = true;
                run.event_loop.cancel_all();
                run.event_loop.resume();
            }
        });
        self.watch();
    }

    /// Forgets every run.
    fn reset(self) {
        self.membership.set_value(None);
        self.runs.update_value(|runs| *runs = Runs::default());
        self.cursor.set(None);
        self.lit.set(Lit::Nothing);
        self.predicted.set(None);
        self.phase.set(Phase::Ready);
        self.tick.update(|n| *n = n.wrapping_add(1));
    }

    fn pause(self) {
        self.with_run(|run| run.event_loop.pause());
        self.watch();
    }

    fn resume(self) {
        self.cursor.set(None);
        self.with_run(|run| run.event_loop.resume());
        self.watch();
    }

    fn step(self) {
        self.cursor.set(None);
        self.with_run(|run| run.event_loop.step());
        self.watch();
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

    /// Looks at the run once a frame for as long as it goes on.
    fn watch(self) {
        self.membership.set_value(Some(frame::join(move |_| self.look())));
    }

    /// Reads the run's new events and tells the views. Returns whether more are to come.
    fn look(self) -> bool {
        let Some((phase, grew)) = self.with_run(|run| {
            let grew = run.update();
            (run.phase(), grew)
        }) else {
            return false;
        };
        let moves =
            phase == Phase::Running && !self.with_run(|run| run.event_loop.is_at_rest()).unwrap_or(true);
        let moved = grew || moves || self.phase.try_get_untracked() != Some(phase);
        if self.phase.try_get_untracked().is_some_and(|was| was != phase) {
            self.phase.try_set(phase);
        }
        if moved {
            self.tick.try_update(|n| *n = n.wrapping_add(1));
        }
        phase == Phase::Running
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
    let verb = move || match phase.get() {
        Phase::Ready => "Run",
        Phase::Running | Phase::Paused if card.is_interactive() => "Finish",
        Phase::Running | Phase::Paused => "Cancel",
        Phase::Finished | Phase::Cancelled | Phase::Crashed => "Run again",
    };
    let act = move |_| match phase.get_untracked().is_live() {
        true if card.is_interactive() => card.finish(),
        true => card.cancel(),
        false => card.run(),
    };
    let title = move || format!("{}-title", lesson.slug);
    view! {
        <article class="card" id=lesson.slug aria-labelledby=title tabindex="-1">
            <header class="card-head">
                <div class="words">
                    <p class="section">{lesson.section}</p>
                    <h2 id=title>{lesson.title}</h2>
                    <p class="claim">{lesson.claim}</p>
                </div>
                <div class="verbs">
                    <button class="verb" data-live=move || phase.get().is_live().to_string() on:click=act>
                        {verb}
                    </button>
                    <button class="quiet" disabled=move || phase.get() == Phase::Ready on:click=move |_| card.reset()>
                        "Reset"
                    </button>
                    <p class="state" data-phase=move || phase.get().word() role="status">
                        {move || phase.get().word()}
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
            <TaskTable card />
        </article>
    }
}

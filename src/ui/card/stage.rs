//! The stage: the canvas with the lanes, and what the pointer does on it.

use leptos::html::{Canvas, Div};
use leptos::prelude::*;

use super::run::CardRun;
use super::{Card, Lit, Phase};
use crate::decimal::decimal;
use crate::lessons::{Values, seconds};
use crate::trace::LoopTime;
use crate::ui::dynamic::{derived, maybe, on_mouse, words};
use crate::ui::size::watch_size;
use crate::ui::theme::SchemeChanges;
use crate::ui::timeline::{Group, Layout, Palette, draw, fit_canvas};

/// The timeline.
#[component]
pub fn Stage(
    /// The card.
    card: Card,
) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    let frame = NodeRef::<Div>::new();
    let changes = expect_context::<SchemeChanges>().0;
    let size = RwSignal::new((0, 0));
    watch_size(frame, size);

    // The lanes of each group. Room is kept for a run before there is one, so that nothing jumps.
    let groups = derived(move || {
        card.tick.track();
        let expected = (card.lesson.lanes)(&card.effective());
        let current = card.with_run(|run| run.lanes.lanes.len());
        // Nothing jumps at the end either.
        let current = current.map_or(expected, |lanes| lanes.max(expected));
        let kept = card.with_kept(|run| run.lanes.lanes.len());
        kept.into_iter().chain([current]).collect::<Vec<usize>>()
    });
    let layout =
        move |width: f64| groups.with(|groups| Layout::new(groups.iter().sum(), groups.len() > 1, width));
    let height = derived(move || {
        let width = f64::from(size.get().0);
        groups.with(|groups| layout(width).height(groups).ceil())
    });
    let palette = derived(move || {
        changes.track();
        std::sync::Arc::new(Palette::read())
    });

    Effect::new(move || {
        card.tick.track();
        height.track();
        let (lit, cursor) = (card.lit.get(), card.cursor.get());
        let (width, _) = size.get();
        let Some(element) = canvas.get() else { return };
        let palette = palette.get();
        card.moment.track();
        let layout = layout(f64::from(width));
        let Some((ctx, width, height)) = fit_canvas(&element) else { return };
        ctx.clear_rect(0.0, 0.0, width, height);
        card.runs.update_value(|runs| {
            let horizon = |values: &Values| LoopTime::ZERO.after((card.lesson.horizon)(values)).0;
            // The axis is that of the runs, if there are any, whatever the controls say by now.
            let ends = runs.kept.iter().chain(&runs.current);
            let ends = ends.map(|run| run.until(None).0.max(horizon(&run.values)));
            let to = ends.max().unwrap_or_else(|| card.values.with_untracked(horizon));
            // A little air after the end, so that the last cap is not cut.
            let scale = layout.scale(LoopTime::ZERO, LoopTime(to + to / 50), width);
            let compared = runs.kept.is_some();
            let heading = |run: &mut CardRun| {
                let way = card.lesson.compare.filter(|_| compared)?;
                let way = run.values.params().iter().find(|param| param.key == way)?;
                let name = way.show(run.values.get(way.key));
                let took = run.told(|_, run| run.stats.loop_time);
                Some(format!("{name}: {}", seconds(took)))
            };
            let kept_heading = runs.kept.as_mut().and_then(heading);
            let heading = runs.current.as_mut().and_then(heading);
            let lit = runs.current.as_mut().map(|run| lit_lanes(run, lit, cursor)).unwrap_or_default();
            let mut groups = Vec::new();
            if let Some(run) = &runs.kept {
                groups.push(Group {
                    heading: kept_heading,
                    lanes: &run.lanes,
                    names: &run.names,
                    until: run.until(None),
                    cursor: usize::MAX,
                    now: None,
                    lit: &[],
                });
            }
            if let Some(run) = &runs.current {
                let until = card.until(run);
                let shows_now = cursor.is_some() || run.phase().is_live();
                groups.push(Group {
                    heading,
                    lanes: &run.lanes,
                    names: &run.names,
                    until,
                    cursor: cursor.unwrap_or(usize::MAX),
                    now: shows_now.then_some(until),
                    lit: &lit,
                });
            }
            draw(&ctx, &palette, &layout, &scale, &groups, height);
        });
    });

    let on_move = move |event: web_sys::MouseEvent| {
        let width = f64::from(size.get_untracked().0);
        let lane = groups.with_untracked(|groups| {
            let (group, lane) = Layout::new(groups.iter().sum(), groups.len() > 1, width)
                .lane_at(groups, f64::from(event.offset_y()))?;
            (group + 1 == groups.len()).then_some(lane)
        });
        let lit = lane.map_or(Lit::Nothing, Lit::Lane);
        if card.lit.get_untracked() != lit {
            card.lit.set(lit);
        }
    };
    let label = move || {
        card.tick.track();
        let lanes = card.with_run(|run| run.lanes.lanes.len()).unwrap_or(0);
        match card.phase.get() {
            Phase::Ready => "Timeline, empty until the first run.".to_owned(),
            phase => format!(
                "Timeline of {lanes} lanes, {}. The table of tasks says the same in words.",
                phase.word()
            ),
        }
    };
    let empty = derived(move || card.phase.get() == Phase::Ready);
    view! {
        <div class="stage" node_ref=frame>
            <canvas
                node_ref=canvas
                role="img"
                aria-label=words(label)
                style:height=words(move || format!("{}px", decimal(height.get(), 0)))
                on:mousemove=on_mouse(on_move)
                on:mouseleave=on_mouse(move |_| card.lit.set(Lit::Nothing))
            ></canvas>
            {maybe(move || empty.get().then(|| {
                view! { <p class="hint"><span>"Nothing has run yet. A lane for each task grows here."</span></p> }
            }))}
            <Legend />
        </div>
    }
}

/// The lanes to light up.
fn lit_lanes(run: &mut CardRun, lit: Lit, cursor: Option<usize>) -> Vec<usize> {
    match lit {
        Lit::Nothing => Vec::new(),
        Lit::Lane(lane) => vec![lane],
        Lit::Line(line) => {
            let places = run.at(cursor.unwrap_or(usize::MAX), |snapshot, log| {
                let on_line = |location| log.place(location).is_some_and(|(_, l)| l == line);
                let tasks = snapshot.tasks();
                tasks
                    .filter(|(_, task)| {
                        on_line(task.location) || task.awaiting.is_some_and(|(_, location)| on_line(location))
                    })
                    .map(|(id, _)| id)
                    .collect::<Vec<_>>()
            });
            places.into_iter().filter_map(|task| run.lanes.index_of_task(task)).collect()
        }
    }
}

/// What the shapes mean.
#[component]
fn Legend() -> impl IntoView {
    let words = [
        ("created", "created"),
        ("scheduled", "in the ready queue"),
        ("polled", "polled"),
        ("waiting", "waiting"),
        ("done", "returned"),
        ("cancelled", "cancelled"),
        ("woke", "woke another"),
        ("watched", "a coroutine, only watched"),
        ("frozen", "the loop was held"),
    ];
    view! {
        <ul class="legend" aria-label="What the shapes mean">
            {words
                .into_iter()
                .map(|(shape, word)| view! { <li><i class=format!("shape {shape}") aria-hidden="true"></i>{word}</li> })
                .collect_view()}
        </ul>
    }
}

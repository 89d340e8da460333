//! The stage: the canvas with the lanes, and what the pointer does on it.

use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::run::CardRun;
use super::{Card, Lit, Phase};
use crate::lessons::seconds;
use crate::trace::LoopTime;
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
    let groups = Memo::new(move |_| {
        card.tick.track();
        let expected = card.values.with(|values| (card.lesson.lanes)(values));
        let current = card.with_run(|run| run.lanes.lanes.len());
        let live = card.phase.get().is_live();
        let current = current.map_or(expected, |lanes| if live { lanes.max(expected) } else { lanes });
        let kept = card.with_kept(|run| run.lanes.lanes.len());
        kept.into_iter().chain([current]).collect::<Vec<usize>>()
    });
    let layout =
        move |width: f64| groups.with(|groups| Layout::new(groups.iter().sum(), groups.len() > 1, width));
    let height = Memo::new(move |_| {
        let width = f64::from(size.get().0);
        groups.with(|groups| layout(width).height(groups).ceil())
    });
    let palette = Memo::new(move |_| {
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
        let layout = layout(f64::from(width));
        let Some((ctx, width, height)) = fit_canvas(&element) else { return };
        ctx.clear_rect(0.0, 0.0, width, height);
        card.runs.update_value(|runs| {
            let horizon = card.values.with_untracked(|values| (card.lesson.horizon)(values));
            let mut to = LoopTime::ZERO.after(horizon).0;
            for run in runs.kept.iter().chain(&runs.current) {
                to = to.max(run.until(None).0);
            }
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
                let until = run.until(cursor);
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
    view! {
        <div class="stage" node_ref=frame>
            <canvas
                node_ref=canvas
                role="img"
                aria-label=label
                style:height=move || format!("{}px", height.get())
                on:mousemove=on_move
                on:mouseleave=move |_| card.lit.set(Lit::Nothing)
            ></canvas>
            <Show when=move || card.phase.get() == Phase::Ready>
                <p class="hint">"Nothing has run yet. A lane for each task grows here."</p>
            </Show>
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

/// Keeps `size` at the element's width and height in whole CSS pixels.
fn watch_size(element: NodeRef<Div>, size: RwSignal<(i32, i32)>) {
    let observed = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(element) = element.get() else { return };
        size.set((element.client_width(), element.client_height()));
        let watched = element.clone();
        let listener = Closure::<dyn FnMut()>::new(move || {
            size.try_set((watched.client_width(), watched.client_height()));
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(listener.as_ref().unchecked_ref()) {
            observer.observe(&element);
            observed.set_value(Some((observer, listener)));
        }
    });
    on_cleanup(move || {
        observed.try_update_value(|observed| {
            if let Some((observer, _)) = observed.take() {
                observer.disconnect();
            }
        });
    });
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

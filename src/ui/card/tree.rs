//! The task tree: who made whom.

use leptos::prelude::*;

use super::{Card, Lit};
use crate::trace::{Actor, Outcome, Phase, actor_name, lineage};
use crate::ui::dynamic::{derived, is_open, on_event, on_mouse, part};

/// The most branches that are on the page; the rest is counted.
const BRANCHES_MOST: usize = 300;

/// A branch as it is shown.
#[derive(Clone, PartialEq)]
struct Shown {
    depth: usize,
    name: String,
    /// What the task is doing, as the word and as the shape beside it; a callback has neither.
    state: Option<(&'static str, &'static str)>,
    lane: Option<usize>,
}

/// The tree of tasks, at the moment that is looked at.
#[component]
pub fn TaskTree(
    /// The card.
    card: Card,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let tree = derived(move || {
        card.tick.track();
        let cursor = card.cursor.get().unwrap_or(usize::MAX);
        if !open.get() {
            return (Vec::new(), 0);
        }
        card.with_run(|run| {
            let branches = run.at(cursor, |now, log| {
                let all = lineage(now);
                let more = all.len().saturating_sub(BRANCHES_MOST);
                let named = all.into_iter().take(BRANCHES_MOST).map(|branch| {
                    let task = branch.actor.task().and_then(|id| now.task(id));
                    let name = actor_name(branch.actor, now, log);
                    (branch, name, task.map(|task| task.phase))
                });
                (named.collect::<Vec<_>>(), more)
            });
            let (named, more) = branches;
            let shown = named.into_iter().map(|(branch, name, phase)| Shown {
                depth: branch.depth,
                name,
                state: phase.map(|phase| (phase.word(), shape(phase))),
                lane: match branch.actor {
                    Actor::Task(id) => run.lanes.index_of_task(id),
                    _ => None,
                },
            });
            (shown.collect(), more)
        })
        .unwrap_or_default()
    });
    let branch = move |shown: Shown| {
        let lane = shown.lane;
        let lit = move |_| card.light(lane.map_or(Lit::Nothing, Lit::Lane));
        let state = match shown.state {
            Some((word, shape)) => view! {
                <i class=format!("shape {shape}") aria-hidden="true"></i>
                <span class="state-word">{word}</span>
            }
            .into_any(),
            None => view! { <span class="state-word">"callback"</span> }.into_any(),
        };
        view! {
            <li
                style=("--depth", shown.depth.to_string())
                on:mouseenter=on_mouse(lit)
                on:mouseleave=on_mouse(move |_| card.light(Lit::Nothing))
            >
                <span class="unseen">{format!("Level {}: ", shown.depth + 1)}</span>
                <span class="name">{shown.name}</span>
                {state}
            </li>
        }
    };
    view! {
        <details class="lineage" on:toggle=on_event(move |event| open.set(is_open(&event)))>
            <summary>"Tree of tasks"</summary>
            <p class="note">"Who created whom: each task stands under the one that created it."</p>
            <ul>
                {part(move || {
                    let (shown, more) = tree.get();
                    let empty = shown.is_empty().then(|| view! { <li class="more">"No task yet."</li> });
                    let more = (more > 0).then(|| view! { <li class="more">{format!("and {more} more")}</li> });
                    view! { {shown.into_iter().map(branch).collect_view()} {more} {empty} }
                })}
            </ul>
        </details>
    }
}

/// The shape that a phase has on the stage.
fn shape(phase: Phase) -> &'static str {
    match phase {
        Phase::Created => "created",
        Phase::Scheduled => "scheduled",
        Phase::Polling => "polled",
        Phase::Waiting => "waiting",
        Phase::Finished(Outcome::Value) => "done",
        Phase::Finished(Outcome::Cancelled) => "cancelled",
        Phase::Finished(Outcome::Error | Outcome::Panicked) => "failed",
        Phase::Finished(Outcome::Dropped) => "dropped",
    }
}

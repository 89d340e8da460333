//! The controls for every number that matters.

use leptos::prelude::*;

use super::Card;
use crate::lessons::{Param, ParamKind};

/// All parameters of the card's lesson.
#[component]
pub fn Controls(
    /// The card.
    card: Card,
) -> impl IntoView {
    let controls = card.lesson.params.iter().map(|param| {
        let shown = move || card.values.with(|values| (param.shown)(values));
        view! { <Show when=shown><Control card param /></Show> }
    });
    let keep = card.lesson.compare.map(|_| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || card.keep.get()
                    on:change:target=move |event| card.keep.set(event.target().checked())
                />
                "keep the other way on the same axis"
            </label>
        }
    });
    view! {
        <form class="controls" aria-label="Settings" on:submit=|event| event.prevent_default()>
            {controls.collect_view()}
            {keep}
        </form>
    }
}

/// The buttons that act on the run.
#[component]
pub fn Actions(
    /// The card.
    card: Card,
) -> impl IntoView {
    let buttons = card.lesson.actions.iter().enumerate().map(|(i, action)| {
        let enabled = Memo::new(move |_| {
            card.tick.track();
            card.phase.get().is_live()
                && card.with_run(|run| run.at(usize::MAX, |now, _| (action.enabled)(now))).unwrap_or(false)
        });
        view! {
            <button class="quiet" disabled=move || !enabled.get() on:click=move |_| card.act(i)>{action.label}</button>
        }
    });
    let any = !card.lesson.actions.is_empty();
    any.then(|| view! { <div class="actions" role="group" aria-label="Act on the run">{buttons.collect_view()}</div> })
}

#[component]
fn Control(card: Card, param: &'static Param) -> impl IntoView {
    let value = move || card.values.with(|values| values.get(param.key));
    let set = move |new: i64| card.values.update(|values| values.set(param.key, new));
    match param.kind {
        ParamKind::Count { .. } | ParamKind::Millis { .. } => {
            let (min, max) = param.bounds();
            let step = if let ParamKind::Millis { step, .. } = param.kind { step } else { 1 };
            view! {
                <label class="slider">
                    <span class="name">{param.label}</span>
                    <input
                        type="range"
                        min=min
                        max=max
                        step=step
                        prop:value=move || value().to_string()
                        aria-valuetext=move || param.show(value())
                        on:input:target=move |event| {
                            if let Ok(new) = event.target().value().parse() {
                                set(new);
                            }
                        }
                    />
                    <output>{move || param.show(value())}</output>
                </label>
            }
            .into_any()
        }
        ParamKind::Choice(ways) => {
            let group = format!("{}-{}", card.lesson.slug, param.key);
            let choices = (0_i64..).zip(ways.iter()).map(|(i, way)| {
                let depth = usize::try_from(i).ok().and_then(|i| param.depths.get(i)).copied();
                view! {
                    <label data-depth=depth.map(|depth| depth.to_string())>
                        <input
                            type="radio"
                            name=group.clone()
                            prop:checked=move || value() == i
                            on:change=move |_| set(i)
                        />
                        <span>{*way}</span>
                    </label>
                }
            });
            view! {
                <fieldset class=if param.depths.is_empty() { "switch" } else { "switch tree" }>
                    <legend class="unseen">{param.label}</legend>
                    {choices.collect_view()}
                </fieldset>
            }
            .into_any()
        }
        ParamKind::Switch => view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || value() != 0
                    on:change:target=move |event| set(i64::from(event.target().checked()))
                />
                {param.label}
            </label>
        }
        .into_any(),
    }
}

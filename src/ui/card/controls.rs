//! The controls for every number that matters.

use leptos::prelude::*;

use super::Card;
use crate::lessons::{Param, ParamKind};
use crate::ui::dynamic::{derived, on_event, on_press, part, truth, unusable, words};

/// All parameters of the card's lesson.
#[component]
pub fn Controls(
    /// The card.
    card: Card,
) -> impl IntoView {
    let controls = card.lesson.params.iter().map(|param| {
        let shown = derived(move || card.values.with(|values| (param.shown)(values)));
        part(move || if shown.get() { control(card, param) } else { ().into_any() })
    });
    let keep = card.lesson.compare.map(|_| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=truth(move || card.keep.get())
                    on:change=on_event(move |event| card.set_keep(event_target_checked(&event)))
                />
                "keep the other way on the same axis"
            </label>
        }
    });
    view! {
        <form class="controls" aria-label="Settings" on:submit=|event| event.prevent_default()>
            {controls.collect_view()}
            {keep}
            <p class="pending" role="status">
                {words(move || if card.is_outdated() { "These settings are for the next run." } else { "" })}
            </p>
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
        let enabled = derived(move || {
            card.tick.track();
            card.phase.get().is_live()
                && card.with_run(|run| run.at(usize::MAX, |now, _| (action.enabled)(now))).unwrap_or(false)
        });
        view! {
            <button class="quiet" aria-disabled=unusable(move || !enabled.get()) on:click=on_press(move || card.act(i))>{action.label}</button>
        }
    });
    let any = !card.lesson.actions.is_empty();
    any.then(|| view! { <div class="actions" role="group" aria-label="Act on the run">{buttons.collect_view()}</div> })
}

fn control(card: Card, param: &'static Param) -> AnyView {
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
                        min=min.to_string()
                        max=max.to_string()
                        step=step.to_string()
                        prop:value=words(move || value().to_string())
                        aria-valuetext=words(move || param.show(value()))
                        on:input=on_event(move |event| {
                            if let Ok(new) = event_target_value(&event).parse() {
                                set(new);
                            }
                        })
                    />
                    <output>{words(move || param.show(value()))}</output>
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
                            prop:checked=truth(move || value() == i)
                            on:change=on_event(move |_| set(i))
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
                    prop:checked=truth(move || value() != 0)
                    on:change=on_event(move |event| set(i64::from(event_target_checked(&event))))
                />
                {param.label}
            </label>
        }
        .into_any(),
    }
}

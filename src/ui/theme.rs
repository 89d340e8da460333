//! The colour scheme: the system's, light, or dark; remembered.

use super::dynamic::{on_event, truth};
use leptos::prelude::*;

/// Which scheme the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    const ALL: [(Self, &'static str); 3] =
        [(Self::System, "system"), (Self::Light, "light"), (Self::Dark, "dark")];
    const KEY: &'static str = "loopglass.theme";

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(theme, _)| *theme == self).map_or("system", |(_, word)| word)
    }

    /// What was chosen last time. A browser that keeps nothing gives the system's.
    fn remembered() -> Self {
        let word = storage().and_then(|storage| storage.get_item(Self::KEY).ok().flatten());
        let known = Self::ALL.iter().find(|(_, known)| Some(*known) == word.as_deref());
        known.map_or(Self::System, |(theme, _)| *theme)
    }

    fn apply(self) {
        if let Some(root) = document().document_element() {
            // Setting an attribute on the root element cannot fail.
            let _ = root.set_attribute("data-theme", self.word());
        }
        if let Some(storage) = storage() {
            // A full or forbidden storage only means that the choice is not remembered.
            let _ = storage.set_item(Self::KEY, self.word());
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// The count of changes of scheme: whoever draws with the scheme's colours reads it.
#[derive(Clone, Copy)]
pub struct SchemeChanges(pub RwSignal<u32>);

/// The switch in the header.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(Theme::remembered());
    let changes = expect_context::<SchemeChanges>().0;
    Effect::new(move || {
        theme.get().apply();
        changes.update(|n| *n += 1);
    });
    // The system's own change of mind.
    if let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") {
        let listener = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || {
            changes.try_update(|n| *n += 1);
        });
        query.set_onchange(Some(wasm_bindgen::JsCast::unchecked_ref(listener.as_ref())));
        let kept = StoredValue::new_local((query, listener));
        on_cleanup(move || {
            kept.with_value(|(query, _)| query.set_onchange(None));
        });
    }
    view! {
        <fieldset class="switch theme">
            <legend class="unseen">"Colour scheme"</legend>
            {Theme::ALL
                .into_iter()
                .map(|(choice, word)| {
                    view! {
                        <label>
                            <input
                                type="radio"
                                name="theme"
                                value=word
                                prop:checked=truth(move || theme.get() == choice)
                                on:change=on_event(move |_| theme.set(choice))
                            />
                            <span>{word}</span>
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

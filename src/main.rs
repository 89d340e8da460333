//! The page: mounts the interface. Nothing else belongs here.

#[cfg(all(target_arch = "wasm32", feature = "ui"))]
fn main() {
    use leptos::prelude::*;
    leptos::mount::mount_to_body(|| view! { <main><h1>"Loopglass"</h1></main> });
}

#[cfg(not(all(target_arch = "wasm32", feature = "ui")))]
fn main() {
    eprintln!("Loopglass runs in a browser: `cargo xtask serve` builds and serves it.");
}

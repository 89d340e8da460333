//! The page: a panic hook and the mount, nothing else.

#[cfg(all(target_arch = "wasm32", feature = "ui"))]
fn main() {
    loopglass::ui::report_panics();
    loopglass::ui::mount();
}

#[cfg(not(all(target_arch = "wasm32", feature = "ui")))]
fn main() {
    eprintln!("Loopglass runs in a browser: `cargo xtask serve` builds and serves it.");
}

//! The page: a panic hook and the mount, nothing else. In a worker, which runs this program too, neither.

#[cfg(all(target_arch = "wasm32", feature = "ui"))]
fn main() {
    if loopglass::browser::in_worker() {
        return;
    }
    loopglass::ui::report_panics();
    loopglass::ui::mount();
}

#[cfg(not(all(target_arch = "wasm32", feature = "ui")))]
fn main() {
    eprintln!("Loopglass runs in a browser: `cargo xtask serve` builds and serves it.");
}

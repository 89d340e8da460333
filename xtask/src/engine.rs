//! The Python engine's module for a page: how it is built, and what it may weigh.

use std::fs;
use std::path::Path;

use crate::module::{bind, compile};
use crate::process::{Failure, Result, unwritable};
use crate::project::Project;
use crate::{setup, site};

/// What a first use of Python may transfer beyond the first visit, brotli-compressed, in bytes. The aim is 250,000, and
/// the benchmarks' results say how far it is. The bound goes down with the size; up it went once, for what some four
/// hundred more programs showed to be wrong.
const BUDGET: usize = 582_000;

/// The standard library is compiled anew for the module, without what panics would say, and where: a twelfth of the
/// module. One that panics stops either way, and the page says so. Its allocator is what every program waits for.
const LIBRARY: [&str; 4] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
    "--config",
    "profile.engine.package.dlmalloc.opt-level=3",
];
/// The bound on what is inlined is that of "z", 5, a little raised: a tenth of the time for a hundredth of the size.
const FLAGS: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Cllvm-args=-inline-threshold=9";

/// Build the module, its glue and a page that loads it into a folder. The inner result says whether it is within its
/// budget: what is too big can be run all the same.
pub fn build(project: &Project, folder: &Path) -> Result<Result<()>> {
    println!("Building the Python engine's module (some minutes when nothing is compiled yet)");
    let own_library = setup::has_library_sources(project);
    let module = compile(project, "loopglass-engine", "engine", |cargo| {
        if !own_library {
            return;
        }
        cargo.args(LIBRARY).env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", FLAGS);
        cargo.env_remove("CARGO_ENCODED_RUSTFLAGS");
    })?;
    bind(project, &module, folder)?;
    let page = folder.join("engine.html");
    fs::copy(project.root.join("engine/page.html"), &page).map_err(unwritable(&page))?;
    let (mut raw, mut gzip, mut brotli) = (0, 0, 0);
    for file in ["loopglass_engine_bg.wasm", "loopglass_engine.js"] {
        let path = folder.join(file);
        let bytes = fs::read(&path).map_err(unwritable(&path))?;
        let (g, b) = site::compressed(&bytes).map_err(unwritable(&path))?;
        (raw, gzip, brotli) = (raw + bytes.len(), gzip + g, brotli + b);
    }
    println!("The engine's module and its glue: {raw} bytes, {gzip} with gzip, {brotli} with brotli");
    if !own_library {
        println!("It has the toolchain's own standard library, which is larger: its budget is not held.");
        return Ok(Ok(()));
    }
    Ok(if brotli > BUDGET {
        Err(Failure(format!(
            "The Python engine transfers {brotli} bytes of brotli, more than the {BUDGET} that it may."
        )))
    } else {
        Ok(())
    })
}

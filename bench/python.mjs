// The Python engine's part of the benchmarks: the programs in bench/python, run by CPython 3.11 and by our engine,
// natively and compiled to WebAssembly in headless Chromium.

import { execFile, spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { distance, median, ms, quantile, range, ratios, times } from "./figures.mjs";

const here = (path) => new URL(path, import.meta.url);
const started = promisify(execFile);

/** What each program is held to: natively, and in the page. */
const REACH = { language: [1.5, 3], asyncio: [1, 1] };
/** The module's budget in bytes of brotli. */
const BUDGET = 250_000;
/** A cold start's reach, in milliseconds. */
const COLD = 30;

/** CPython 3.11, where there is one. */
function cpython() {
  for (const name of ["python3.11", "python3"]) {
    const { status, stdout } = spawnSync(name, ["-c", "import sys; print(sys.executable, *sys.version_info[:3])"],
      { encoding: "utf8" });
    const [path, ...version] = (stdout ?? "").trim().split(" ");
    if (status === 0 && version[0] === "3" && version[1] === "11") return { path, version: version.join(".") };
  }
  return undefined;
}

async function programs() {
  const names = (await readdir(here("python/"))).filter((name) => name.endsWith(".py")).sort();
  return Promise.all(names.map(async (name) => {
    const text = await readFile(here(`python/${name}`), "utf8");
    return { name: name.replace(".py", ""), path: here(`python/${name}`).pathname, text,
      kind: text.includes("import asyncio") ? "asyncio" : "language" };
  }));
}

const verdict = (ratio, reach) => `${times(reach)} | ${distance(ratio, reach)}`;

/** Natively: alternating runs of one process each. */
async function native(python, runner, all, rounds) {
  const script = here("cpu.py").pathname;
  const { stdout } = await started(python.path, [script, runner, rounds, ...all.map(({ path }) => path)].map(String),
    { maxBuffer: 1 << 26 });
  const figures = JSON.parse(stdout);
  const rows = figures.map(({ name, ours, theirs, same }) => {
    if (!same) throw new Error(`${name} prints something else under our engine than under CPython`);
    const { kind } = all.find((program) => program.name === name);
    const ratio = ratios(ours.cpu, theirs.cpu);
    const own = ratios(ours.own, theirs.own);
    return `| ${name} | ${ms(1e3 * median(theirs.cpu))} | ${ms(1e3 * median(ours.cpu))} | ${times(median(ratio))} | ${
      range(ratio, times)} | ${times(median(own))} | ${verdict(median(ratio), REACH[kind][0])} |`;
  });
  return `### Natively, against CPython ${python.version}

Processor time of a process, without what its imports alone take, which other work on the machine stretches least; and the
ratio of the time that the program itself measured.

| | CPython | ours | ratio | 10 % to 90 % of rounds | by its own clock | reach | |
|---|---:|---:|---:|---:|---:|---:|---|
${rows.join("\n")}
`;
}

/** A page with the engine loaded as `window.engine`; `use` gets it. */
async function onEngine(browser, origin, use) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/engine.html`);
  await page.waitForFunction(() => window.engine !== undefined);
  const result = await use(page);
  await context.close();
  return result;
}

/** Run a program in the page: what it printed, the last number on standard error, its first output's time. */
const inPage = (page, name, text) => page.evaluate(([name, text]) => {
  const written = { 1: "", 2: "" };
  let first;
  const began = performance.now();
  const status = window.engine.run(name, [], text, (stream, piece) => {
    first ??= performance.now() - began;
    written[stream] += piece;
  }, performance, undefined, false);
  return { status, out: written[1], err: written[2], first };
}, [name, text]);

async function inChromium(browser, origin, python, all, rounds) {
  const rows = [];
  for (const { name, path, text, kind } of all) {
    const theirs = [];
    const ours = [];
    await onEngine(browser, origin, async (page) => {
      for (let round = 0; round < rounds + 1; round += 1) {
        const { stdout, stderr } = spawnSync(python.path, [path], { encoding: "utf8" });
        const { status, out, err } = await inPage(page, `${name}.py`, text);
        if (status !== 0 || out !== stdout) throw new Error(`${name} in the page: ${err || out}`);
        // The first round compiles what is hot.
        if (round === 0) continue;
        theirs.push(1e3 * Number(stderr.trim().split("\n").at(-1)));
        ours.push(1e3 * Number(err.trim().split("\n").at(-1)));
      }
    });
    const ratio = ratios(ours, theirs);
    rows.push(`| ${name} | ${ms(median(theirs))} | ${ms(median(ours))} | ${times(median(ratio))} | ${
      range(ratio, times)} | ${times(Math.min(...ours) / Math.min(...theirs))} | ${verdict(median(ratio), REACH[kind][1])} |`);
  }
  const text = await readFile(here("cold_start.py"), "utf8");
  const [firsts, bare, warming] = [[], [], []];
  for (let round = 0; round < rounds + 4; round += 1) {
    // A fresh page each: no program has run in it.
    await onEngine(browser, origin, async (page) => {
      warming.push(await page.evaluate(() => {
        const began = performance.now();
        window.engine.warm();
        return performance.now() - began;
      }));
      firsts.push((await inPage(page, "cold_start.py", text)).first);
    });
    bare.push(await onEngine(browser, origin, async (page) => (await inPage(page, "cold_start.py", text)).first));
  }
  const spread = (all) => `${ms(median(all))} (fastest ${ms(Math.min(...all))}, 90 % ${ms(quantile(all, 0.9))})`;
  return `### In WebAssembly, against CPython ${python.version} natively

Both by the program's own clock, as a page cannot ask for its processor time.

| | CPython | ours, in Chromium | ratio | 10 % to 90 % of rounds | of fastest rounds | reach | |
|---|---:|---:|---:|---:|---:|---:|---|
${rows.join("\n")}

Cold start: a program of ${text.trim().split("\n").length} lines that uses asyncio, random and dataclasses, in a page in which no program has
run, from the call to its first line: ${spread(firsts)}; reach ${ms(COLD)}:
${distance(median(firsts), COLD)}. The page has called the engine's \`warm\` before, as one that has loaded the engine does while it is
idle; that took ${spread(warming)}. Without it the first line takes
${spread(bare)}, most of which the browser spends on compiling the engine's functions as they are first called.
`;
}

async function size(folder) {
  const bytes = await readFile(`${folder}/loopglass_engine_bg.wasm`);
  const glue = await readFile(`${folder}/loopglass_engine.js`);
  const brotli = brotliCompressSync(bytes).length + brotliCompressSync(glue).length;
  const show = (n) => n.toLocaleString("en");
  return `### Its module

A WebAssembly module of its own, of which a first visit asks nothing.

| | bytes | gzip | brotli | reach | |
|---|---:|---:|---:|---:|---|
| module and its glue | ${show(bytes.length + glue.length)} | ${show(gzipSync(bytes, { level: 9 }).length + gzipSync(glue, { level: 9 }).length)} | ${
    show(brotli)} | ${show(BUDGET)} | ${distance(brotli, BUDGET)} |
`;
}

/** The whole section. `runner` is the native runner, `folder` where the engine's module lies, `origin` serves it. */
export async function pythonEngine(browser, origin, folder, runner, rounds) {
  const python = cpython();
  const parts = ["## Python engine\n"];
  if (python) {
    const all = await programs();
    parts.push(`Programs of \`bench/python\`, which print the same on both sides; medians of ${rounds} alternating rounds.\n`);
    parts.push(await native(python, runner, all, rounds));
    parts.push(await inChromium(browser, origin, python, all, rounds));
  } else {
    parts.push("Not measured: there is no CPython 3.11 (`python3.11`) on this machine to compare with.\n");
  }
  parts.push(await size(folder));
  return parts.join("\n");
}

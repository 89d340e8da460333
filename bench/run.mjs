// The benchmarks: `cargo xtask bench` builds the release site and the page that measures, then runs this in headless
// Chromium; the folder of that page and the native runner of Python programs are the arguments. Writes
// bench/RESULTS.md, or with `python` the Python engine's section of it. `--quick` runs fewer rounds and only prints.
//
// Machines differ, and one machine differs from minute to minute. So every figure that can be one is a ratio of two
// sides measured alternately in one run: the sides take turns, round by round, and the figure is the median over
// the rounds of the ratio within a round.

import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { launch, site } from "../tests/e2e/harness.mjs";
import { serve } from "../tests/e2e/server.mjs";
import { distance, median, ms, quantile, range, ratios, times, us } from "./figures.mjs";
import { pythonEngine } from "./python.mjs";

const quick = process.argv.includes("--quick");
const [folder, runner, part] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
if (!runner) throw new Error("Usage: node bench/run.mjs FOLDER RUNNER [python] [--quick] (`cargo xtask bench` calls it)");

const ROUNDS = quick ? 5 : 15;
/** Rounds that come before those that count, for the browser to compile what it finds hot. */
const WARM_UP = 3;
const TASKS = 100_000;
/** Readings of the clock that a recorded task takes which yields once. */
const READINGS = 4;
const VISITS = quick ? 3 : 9;

/** A page of its own, closed afterwards: `use` gets it with the benchmarks loaded as `window.bench`. */
async function onPage(browser, origin, use) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 700 } });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(origin);
  await page.waitForFunction(() => window.bench !== undefined);
  const result = await use(page);
  if (errors.length) throw new Error(errors.join("\n"));
  await context.close();
  return result;
}

/**
 * Measure sides alternately, A B C A B C: for each side its figures, one a round. A side is an expression, or a
 * body that returns one, evaluated in the page.
 */
async function alternate(page, sides, rounds = ROUNDS, warmUp = WARM_UP) {
  const figures = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const [name, side] of Object.entries(sides)) {
      const figure = await page.evaluate(side);
      if (!Number.isFinite(figure)) throw new Error(`${name} gave ${figure}`);
      if (round >= warmUp) figures[name].push(figure);
    }
  }
  return figures;
}

async function spawning(browser, origin) {
  const tasks = TASKS;
  const figures = await onPage(browser, origin, (page) => alternate(page, {
    recording: `bench.spawn_ours(${tasks}, true)`,
    silent: `bench.spawn_ours(${tasks}, false)`,
    floor: `bench.spawn_async_task(${tasks})`,
    local: `bench.spawn_local(${tasks})`,
    javascript: `new Promise((resolve) => {
      let left = ${tasks};
      const began = performance.now();
      async function task() {
        await null;
        left -= 1;
        if (left === 0) resolve(performance.now() - began);
      }
      for (let i = 0; i < ${tasks}; i += 1) task();
    })`,
    clock: "bench.clock_reads(1_000_000)",
  }));
  const least = (side) => Math.min(...figures[side]);
  const row = (name, side, reach) => {
    const ratio = ratios(figures[side], figures.local);
    const verdict = reach ? `${times(reach)} | ${distance(median(ratio), reach)}` : "| ";
    return `| ${name} | ${ms(median(figures[side]))} | ${us(median(figures[side]) / tasks)} | ${times(median(ratio))} | ${
      range(ratio, times)} | ${times(least(side) / least("local"))} | ${verdict} |`;
  };
  const clock = least("clock") / 1e6;
  const local = least("local") / tasks;
  return `## Spawn and finish ${tasks.toLocaleString("en")} tasks that yield once

| | in all | a task | against \`spawn_local\` | 10 % to 90 % of rounds | of fastest rounds | reach | |
|---|---:|---:|---:|---:|---:|---:|---|
${row("our loop, recording", "recording", 2)}
${row("our loop, not recording", "silent", 1)}
${row("async-task and a queue, nothing else", "floor")}
${row("`wasm_bindgen_futures::spawn_local`", "local")}
${row("JavaScript async functions", "javascript")}

What bounds it, in the fastest rounds. A task of \`spawn_local\` took ${us(local)}, and one reading of \`performance.now()\` from
WebAssembly took ${us(clock)}. A recorded task leaves 9 events at ${READINGS} different moments (spawned; first poll's wait; its end, which
is the next beginning; second poll's end), so honest times alone are ${times((READINGS * clock) / local)} of \`spawn_local\`. A loop that does not record
reads the clock only for its turns; what it has beyond async-task and a queue (${us(least("floor") / tasks)}) is a second allocation a
task for its result and who waits for it, a table of tasks for cancellation in order, and yielding to the page every
4 ms, which \`spawn_local\` does not do: ${tasks.toLocaleString("en")} tasks there are one microtask.
`;
}

async function latency(browser, origin) {
  const wakes = 500;
  const yields = 100_000;
  const figures = await onPage(browser, origin, (page) => alternate(page, {
    recording: `bench.wake_to_poll(${wakes}, true)`,
    silent: `bench.wake_to_poll(${wakes}, false)`,
    message: `bench.message_round_trip(${wakes})`,
    yielded: `bench.yield_to_poll(${yields}, true)`,
    yieldedSilent: `bench.yield_to_poll(${yields}, false)`,
  }));
  const row = (name, side) => {
    const ratio = ratios(figures[side], figures.message);
    return `| ${name} | ${us(median(figures[side]))} | ${times(median(ratio))} | ${range(ratio, times)} |`;
  };
  return `## Wake to poll

From \`waker.wake()\` outside of the loop to the first line of the poll that answers; and between two polls of a task that
wakes itself, within a turn.

| | mean of ${wakes}, median of rounds | against a message | 10 % to 90 % of rounds |
|---|---:|---:|---:|
${row("wake from outside, recording", "recording")}
${row("wake from outside, not recording", "silent")}
${row("bare `MessageChannel`, to ourselves", "message")}
${row("yield to next poll, recording", "yielded")}
${row("yield to next poll, not recording", "yieldedSilent")}
`;
}

async function lateness(browser, origin) {
  const millis = 100;
  const rounds = quick ? 5 : 25;
  const of = (others) => onPage(browser, origin, async (page) => {
    await page.evaluate(`{ window.ours = new bench.Sleepers(${others}); window.bare = new bench.Timers(${others}); }`);
    return alternate(page, { ours: `ours.lateness(${millis})`, bare: `bare.lateness(${millis})` }, rounds, 2);
  });
  const idle = await of(0);
  const busy = await of(1000);
  const row = (name, figures) => {
    const more = figures.ours.map((late, round) => late - figures.bare[round]);
    return `| ${name} | ${ms(median(figures.ours))} | ${ms(quantile(figures.ours, 0.9))} | ${ms(median(figures.bare))} | ${
      ms(quantile(figures.bare, 0.9))} | ${ms(median(more))} | ${
      times(median(ratios(figures.ours, figures.bare).map(Math.abs)))} |`;
  };
  return `## Lateness of a ${millis} ms sleep

Against a bare gloo \`Timeout\` on the same page. Alone, and while 1,000 others on our loop and 1,000 bare ones sleep a second
each, over and over, their ends spread evenly.

| | ours, median | 90 % | bare, median | 90 % | later by, median | ratio |
|---|---:|---:|---:|---:|---:|---:|
${row("alone", idle)}
${row("among 1,000", busy)}
`;
}

async function fullLog(browser, origin) {
  const parts = [];
  for (const tasks of [8, 400, 100_000]) {
    parts.push(await onPage(browser, origin, async (page) => {
      await page.evaluate(`(async () => { window.recorded = await bench.Recorded.of(${tasks}); })()`);
      const events = await page.evaluate("recorded.events()");
      const bytes = await page.evaluate("recorded.bytes_per_event()");
      const whole = await alternate(page, {
        fold: "recorded.fold()", read: "recorded.first_read()", layOut: "recorded.lay_out()",
      }, 5, 1);
      const passes = await page.evaluate(`(() => {
        const passes = [];
        for (let pass = 0; pass < 6; pass += 1) {
          // A fixed sequence: the same places in every pass and every run.
          let state = 1;
          const figures = [];
          for (let i = 0; i < 500; i += 1) {
            state = (state * 48271) % 2147483647;
            figures.push(recorded.seek(state / 2147483647));
          }
          // The first begins elsewhere and warms up.
          if (pass > 0) passes.push(figures);
        }
        return passes;
      })()`);
      // The same seek, several times: what another program on the machine held up is not its time.
      const seeks = passes[0].map((_, i) => median(passes.map((pass) => pass[i])));
      let drawn;
      const height = await page.evaluate("recorded.height()");
      // A canvas cannot be higher than a browser lets it; so many lanes have no picture of their own.
      if (height < 2000) {
        await page.evaluate(`{ document.querySelector("canvas").style.height = "${Math.ceil(height)}px"; }`);
        const canvas = `document.querySelector("canvas")`;
        // A frame between two drawings, as on the page: the canvas's own queue is then empty.
        const draw = (shown) =>
          `new Promise((resolve) => requestAnimationFrame(() => resolve(recorded.draw(${canvas}, ${shown}))))`;
        drawn = await alternate(page, { out: draw("undefined"), in: draw(tasks * 30) }, quick ? 10 : 40, 10);
      }
      return { tasks, events, bytes, whole, seeks, drawn };
    }));
  }
  const of = ({ tasks }) => `${tasks.toLocaleString("en")} tasks`;
  const table = parts.map((part) => {
    const { fold, read, layOut } = part.whole;
    return `| ${of(part)} | ${part.events.toLocaleString("en")} | ${part.bytes.toFixed(2)} | ${ms(median(fold))} | ${
      us(median(fold) / part.events)} | ${ms(median(read))} | ${ms(median(layOut))} | ${ms(median(part.seeks))} | ${
      ms(quantile(part.seeks, 0.99))} | ${ms(Math.max(...part.seeks))} |`;
  });
  const bytes = Math.max(...parts.map((part) => part.bytes));
  const slowest = Math.max(...parts.map((part) => Math.max(...part.seeks)));
  const drawings = parts.filter((part) => part.drawn).flatMap((part) => [
    [`${of(part)}, zoomed out over all`, part.drawn.out],
    [`${of(part)}, zoomed in to ${(part.tasks * 30).toLocaleString("en")} events`, part.drawn.in],
  ]);
  return `## A full log: ${parts[0].events.toLocaleString("en")} events

Recorded from tasks that yield until the log is full. Seeks go to ${parts[0].seeks.length} places all over the log, each from the
place of the one before; each is the median of five.

| | events | bytes an event | fold | an event | first read | lanes | seek, median | 99 % | slowest |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
${table.join("\n")}

Reach: 32 bytes an event (${distance(bytes, 32)}); any seek under 2 ms (${distance(slowest, 2)}).

## Drawing a full log

The draw function's own time on a canvas of 1,100 CSS pixels' width; the browser turns what it was told into pixels afterwards.

| | median | 90 % | reach | |
|---|---:|---:|---:|---|
${drawings.map(([name, figures]) =>
    `| ${name} | ${ms(median(figures))} | ${ms(quantile(figures, 0.9))} | 4 ms | ${distance(median(figures), 4)} |`).join("\n")}

Drawing grows with lanes times columns of pixels, not with events: 8 lanes have at most 7,840 columns of one pixel, 400 lanes
68,600 of 5.7, and each costs a search in its lane and, unless it looks like the one before, a rectangle.
`;
}

/** What a first visit transfers, and how long until the page is mounted, each visit in a fresh context. */
async function firstVisit(browser, _origin, { origin }) {
  const times = [];
  const bodies = new Map();
  for (let visit = 0; visit < VISITS; visit += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const responses = [];
    page.on("response", (response) => responses.push(response));
    await page.goto(origin);
    // The loader takes its line away when the page has mounted.
    await page.waitForSelector("#boot", { state: "detached" });
    times.push(await page.evaluate(() => performance.now()));
    if (visit === 0) {
      for (const response of responses) {
        if (response.url().startsWith(origin)) bodies.set(response.url(), await response.body());
      }
    }
    await context.close();
  }
  const total = (size) => [...bodies.values()].reduce((sum, body) => sum + size(body), 0);
  const show = (bytes) => bytes.toLocaleString("en");
  const brotli = total((body) => brotliCompressSync(body).length);
  return `## First visit

| | | reach | |
|---|---:|---:|---|
| requests | ${bodies.size} | | |
| bytes, raw | ${show(total((body) => body.length))} | | |
| bytes, gzip | ${show(total((body) => gzipSync(body, { level: 9 }).length))} | | |
| bytes, brotli | ${show(brotli)} | 200,000 | ${distance(brotli, 200_000)} |
| time to interactive, median of ${VISITS} visits from this machine | ${median(times).toFixed(0)} ms | | |
`;
}

const only = process.env.LOOPGLASS_BENCH;
const python = (browser, origin) => pythonEngine(browser, origin, folder, runner, quick ? 3 : 5);
const sections = { spawning, latency, lateness, fullLog, firstVisit, python };
/** What stands at the head of the Python engine's section. */
const PYTHON = "## Python engine\n";

// Isolated, so that the clock ticks every 5 µs and not every 100; what a reading costs is the same.
const isolated = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
const load = loadavg()[2].toFixed(1);
const bench = await serve(folder, isolated);
const released = part === "python" ? undefined : await site();
const browser = await launch();
try {
  const parts = [];
  for (const [name, section] of Object.entries(sections)) {
    if (only && !only.split(",").includes(name)) continue;
    if (part && part !== name) continue;
    parts.push(await section(browser, bench.origin, released));
    if (quick) console.log(parts.at(-1));
  }
  if (!quick && part === "python") {
    const file = new URL("RESULTS.md", import.meta.url);
    const before = await readFile(file, "utf8");
    const [others] = before.split(PYTHON);
    const now = `${parts[0]}\nMeasured by \`cargo xtask bench python\` on ${new Date().toISOString().slice(0, 10)}, Chromium ${
      browser.version()}, load average over the last 15 minutes ${load} (of ${cpus().length} processors).\n`;
    await writeFile(file, `${others.trimEnd()}\n\n${now}`);
    console.log(now);
  } else if (!quick) {
    const rustc = execFileSync("rustc", ["--version"], { encoding: "utf8" }).trim();
    const head = `# Benchmark results

${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()}, ${rustc}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown CPU"}.
Written by \`cargo xtask bench\`. Ratios are taken within a round of alternating sides; the figure is the median of ${ROUNDS}
rounds after ${WARM_UP} to warm up. Other work on the machine stretches long sides more than short ones; its load average over the
last 15 minutes was ${load} (of ${cpus().length} processors), so read the ratio of the fastest rounds beside the median.
`;
    const results = [head, ...parts].join("\n");
    await writeFile(new URL("RESULTS.md", import.meta.url), results);
    console.log(results);
  }
} finally {
  await browser.close();
  await bench.close();
  await released?.close();
}

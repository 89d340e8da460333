// The benchmarks: `cargo xtask bench` builds the release site, then runs this in headless Chromium and writes
// bench/RESULTS.md. Every section is a function that returns Markdown.

import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { launch, site } from "../tests/e2e/harness.mjs";

const VISITS = 9;

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** What a first visit transfers, and how long until the page is mounted, each visit in a fresh context. */
async function firstVisit(browser, origin) {
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
  const sum = (size) => [...bodies.values()].reduce((total, body) => total + size(body), 0).toLocaleString("en");
  return `## First visit

| | |
|---|---:|
| requests | ${bodies.size} |
| bytes, raw | ${sum((body) => body.length)} |
| bytes, gzip | ${sum((body) => gzipSync(body, { level: 9 }).length)} |
| bytes, brotli | ${sum((body) => brotliCompressSync(body).length)} |
| time to interactive, median of ${VISITS} visits from this machine | ${median(times).toFixed(0)} ms |
`;
}

const sections = [firstVisit];

const { origin, close } = await site();
const browser = await launch();
try {
  const parts = [];
  for (const section of sections) parts.push(await section(browser, origin));
  const rustc = execFileSync("rustc", ["--version"], { encoding: "utf8" }).trim();
  const head = `# Benchmark results

${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()}, ${rustc}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown CPU"}.
Written by \`cargo xtask bench\`.
`;
  const results = [head, ...parts].join("\n");
  await writeFile(new URL("RESULTS.md", import.meta.url), results);
  console.log(results);
} finally {
  await browser.close();
  await close();
}

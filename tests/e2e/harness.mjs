// A small end-to-end harness: serves dist/, drives Chromium, runs named tests one after the other.
//
// Every test gets a fresh page in a fresh context. Whatever the page writes to the console as an error, every
// uncaught exception, every violated policy and every request that fails also fails the test.

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";

// Found through NODE_PATH, which `cargo xtask` sets: the driver is installed outside the checkout.
const { chromium } = createRequire(import.meta.url)("playwright-core");

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const tests = [];

/**
 * Whether upper bounds on measured times are held too. They say as much of the machine as of the page, so only a run
 * that asks for them (LOOPGLASS_FIGURES=1, on a machine at rest) is judged by them; every run holds the lower bounds and
 * the order of things.
 */
export const figures = Boolean(process.env.LOOPGLASS_FIGURES);

/** Register a test: `body` is called with `{ page, origin }` and fails by throwing. */
export function test(name, body, options = {}) {
  tests.push({ name, body, options });
}

/** The launch options that both tests and benchmarks use. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.LOOPGLASS_CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

/** The site, served: `{ origin, close }`. */
export function site() {
  return serve(dist);
}

/** Run every registered test, or those whose name contains the first argument, and exit. */
export async function run() {
  const filter = process.argv[2] ?? "";
  const chosen = tests.filter(({ name }) => name.includes(filter));
  const { origin, close } = await site();
  const browser = await launch();
  let failed = 0;
  for (const { name, body, options } of chosen) {
    const started = performance.now();
    const problems = [];
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
      page.on("requestfailed", (request) => {
        // A page that is left takes back what it had asked for: that is the test's doing.
        const why = request.failure()?.errorText;
        if (why !== "net::ERR_ABORTED") problems.push(`not loaded: ${request.url()} (${why})`);
      });
      await body({ page, origin, problems });
    } catch (error) {
      problems.push(error.stack ?? String(error));
    } finally {
      await context.close();
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${problems.length ? "FAILED" : "ok    "} ${name} (${seconds} s)`);
    for (const problem of problems) console.log(`       ${problem.replaceAll("\n", "\n       ")}`);
    if (problems.length) failed += 1;
  }
  await browser.close();
  await close();
  console.log(`\n${chosen.length - failed} passed, ${failed} failed`);
  process.exitCode = failed || chosen.length === 0 ? 1 : 0;
}

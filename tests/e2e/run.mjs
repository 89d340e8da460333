// End-to-end tests of the built site: `cargo xtask test e2e`.

import assert from "node:assert/strict";
import { run, test } from "./harness.mjs";
import "./workers.mjs";

test("the page mounts", async ({ page, origin }) => {
  await page.goto(origin);
  await page.waitForSelector("h1");
  assert.equal(await page.textContent("h1"), "Loopglass");
  assert.equal(await page.locator("#boot").count(), 0, "the loader's line is gone");
});

test("the policy forbids inline scripts", async ({ page, origin, problems }) => {
  await page.goto(origin);
  await page.waitForSelector("h1");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.injected), undefined);
  // The violation is reported on the console, and is the one message that belongs here.
  const reports = problems.splice(0);
  assert.equal(reports.length, 1, reports.join("\n"));
  assert.match(reports[0], /Content Security Policy/);
});

test("a browser without WebAssembly is told so", async ({ page, origin }) => {
  await page.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto(origin);
  await page.waitForSelector("#boot[role=alert]");
  assert.match(await page.textContent("#boot"), /WebAssembly/);
});

test("a module that cannot be loaded is told so", async ({ page, origin, problems }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(origin);
  await page.waitForSelector("#boot[role=alert]");
  assert.match(await page.textContent("#boot"), /could not be loaded/);
  assert.ok(problems.length > 0, "the console has the details");
  problems.length = 0;
});

await run();

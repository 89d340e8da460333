// End-to-end tests of the built site: `cargo xtask test e2e`.

import assert from "node:assert/strict";
import { run, test } from "./harness.mjs";
import "./card.mjs";
import "./robustness.mjs";
import "./accessibility.mjs";
import "./workers.mjs";
import "./lessons.mjs";
import "./sweep.mjs";

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

test("a card opens wide: the tree of tasks, and a row of events sets the cursor", async ({ page, origin }) => {
  await page.goto(origin + "/#/wait-for?op=200&t=100");
  const card = page.locator("#wait-for");
  const closed = () => card.locator(".lineage li, .events tbody tr").count();
  await card.locator(".verb").click();
  await card.locator('.state[data-phase="finished"]').waitFor();
  assert.equal(await closed(), 1, "closed, they hold nothing but the line that says that there is nothing");
  await card.locator(".lineage > summary").click();
  assert.match(await card.locator(".lineage ul").innerText(), /captain\s+returned/);
  await card.locator(".events > summary").click();
  const won = card.locator(".events tbody tr", { hasText: "the time is up in captain" });
  const place = (await won.locator("button").innerText()).trim();
  await won.locator("button").press("Enter");
  await page.waitForFunction(
    (place) => document.querySelector("#wait-for .moment").textContent.includes(`event ${place} of`), place);
  assert.equal(await card.locator(".events tbody tr").count(), Number(place));
});

test("a closed loop refuses, and the run is finished by hand", async ({ page, origin }) => {
  await page.goto(origin + "/#/the-loop");
  const card = page.locator("#the-loop");
  const press = (name) => card.getByRole("button", { name, exact: true }).click();
  await card.locator(".verb").click();
  await card.locator('.state[data-phase="paused"]').waitFor();
  await press("Step");
  assert.match(await card.locator(".output").innerText(), /signal 1: up/);
  await press("close()");
  await card.locator('.state[data-phase="closed"]').waitFor();
  await press("call_soon(signal)");
  await page.waitForFunction(() =>
    document.querySelector("#the-loop .output").textContent.includes("refused: the loop is closed"));
  await card.locator(".verb").click();
  await card.locator('.state[data-phase="finished"]').waitFor();
  assert.match(await card.locator(".caption").innerText(), /The closed loop refused 1 call\./);
});

await run();

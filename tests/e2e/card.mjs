// The first card, end to end: what it measures, compares, cancels, pauses and remembers.

import assert from "node:assert/strict";
import { figures, test } from "./harness.mjs";
import { alive, caption, nothing, open, rows, run, seconds, settled, state, way } from "./steps.mjs";

/** A measured time: never early, and late by no more than a share where figures are judged. */
const near = (figure, wanted, share = 0.05) => {
  const late = figures ? share : 1;
  assert.ok(figure >= wanted * 0.99 && figure <= wanted * (1 + late), `${figure} s, not ${wanted} s and up to ${late * 100} % late`);
};

test("the page mounts", async ({ page, origin }) => {
  const card = await open(page, origin);
  assert.match(await page.textContent("h1"), /event loop/);
  assert.equal(await page.locator("#boot").count(), 0, "the loader's line is gone");
  assert.equal(await card.locator(".state").textContent(), "ready");
  assert.ok(await card.locator(".verb").isVisible());
});

test("three tasks of 1, 2 and 3 s take 6 s in sequence and 3 s at once, by the trace", async ({ page, origin }) => {
  const card = await open(page, origin);
  await card.getByText("Table of tasks").click();
  await run(card);
  const ended = async (name) => parseFloat((await rows(card)).findLast((row) => row[0] === name)[7]);
  near(await ended("main"), 3);
  near(seconds(await caption(card), /took/), 3);
  const atOnce = await ended("main");
  for (const [dish, time] of [["kettle", 1], ["toast", 2], ["eggs", 3]]) near(await ended(dish), time);

  await way(card, "await one after another");
  await run(card);
  const inSequence = await ended("main");
  near(inSequence, 6);
  near(seconds(await caption(card), /took/), 6);

  // Both on one axis, with the ratio of what was measured.
  const compared = await card.locator(".comparison").textContent();
  const ratio = parseFloat(compared);
  assert.ok(Math.abs(ratio - inSequence / atOnce) < 0.02, `${ratio} for ${inSequence} / ${atOnce}`);
  assert.match(compared, /await one after another took \d+\.\d\d s, create the tasks first took \d+\.\d\d s/);
  const table = await rows(card);
  assert.equal(table.length, 8, "the table has both runs, every lane of them");
  assert.deepEqual(table.slice(5).map((row) => row[0]), ["kettle (no task)", "toast (no task)", "eggs (no task)"]);

  // Once more the same way: the other one stays. Without it, it goes.
  await card.locator(".verb").click();
  await state(card, "running");
  assert.equal((await rows(card)).filter((row) => row[0] === "main").length, 2);
  await card.locator(".verb").click();
  await state(card, "cancelled");
  await card.getByLabel("keep the other way").uncheck();
  await settled(page);
  assert.equal((await rows(card)).filter((row) => row[0] === "main").length, 1);
});

test("cancelling half-way drops the rest and says so", async ({ page, origin }) => {
  const card = await open(page, origin, "?d1=200");
  await card.locator(".verb").click();
  await card.getByText("served: kettle").waitFor();
  await card.locator(".verb").click();
  await state(card, "cancelled");
  const said = await caption(card);
  assert.match(said, /^Cancelled after \d+\.\d\d s: 3 of 4 tasks were dropped/);
  const { tasks, timers, callbacks } = await alive(page);
  assert.deepEqual({ tasks, timers, callbacks }, { tasks: 0, timers: 0, callbacks: 0 });
  await page.waitForTimeout(400);
  assert.equal(await caption(card), said, "nothing goes on after a cancel");
});

test("reset in the middle of a run leaves nothing alive", async ({ page, origin }) => {
  const card = await open(page, origin);
  const before = await alive(page);
  await card.locator(".verb").click();
  await page.waitForFunction((armed) => JSON.parse(globalThis.loopglass.alive()).timers === armed, before.timers + 3);
  const during = await alive(page);
  assert.deepEqual([during.tasks - before.tasks, during.timers - before.timers], [4, 3]);
  await card.getByRole("button", { name: "Reset" }).click();
  await state(card, "ready");
  await nothing(page);
});

test("pause, step, resume, cancel while paused", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=2&d1=2000&d2=2500");
  await card.locator(".verb").click();
  await card.getByText("toast: started").waitFor();
  await card.getByRole("button", { name: "Pause" }).click();
  await state(card, "paused");
  const moment = () => card.locator(".moment").textContent();
  const stood = await moment();
  await page.waitForTimeout(500);
  assert.equal(await moment(), stood, "a paused clock stands still");
  assert.equal(await card.getByText("kettle: done").count(), 0);
  // With an empty queue a step moves the clock to the next deadline; a few entries later the kettle is done.
  for (let i = 0; i < 6; i += 1) await card.getByRole("button", { name: "Step" }).click();
  await card.getByText("kettle: done").waitFor();
  await state(card, "paused");
  await card.getByRole("button", { name: "Resume" }).click();
  await state(card, "finished");

  await card.locator(".verb").click();
  await card.getByText("toast: started").waitFor();
  await card.getByRole("button", { name: "Pause" }).click();
  await state(card, "paused");
  await card.locator(".verb").click();
  await state(card, "cancelled");
  await card.getByRole("button", { name: "Reset" }).click();
  await nothing(page);
});

test("the speed scales the loop's clock, not its figures", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=1&d1=2000");
  await card.locator(".speed select").selectOption("4000");
  const started = Date.now();
  await run(card);
  if (figures) assert.ok(Date.now() - started < 1500, "2 s at 4x are half a second");
  // A timer is as late as the browser makes it, and at 4x that counts four times.
  const took = seconds(await caption(card), /took/);
  assert.ok(took >= 2 && (!figures || took < 3.2), `${took} s`);
});

test("the record goes back and forth and the run stays", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=2&d1=1000&d2=1500");
  await card.getByText("Table of tasks").click();
  await run(card);
  const said = await caption(card);
  const lines = () => card.locator("[role=log] .line").count();
  const all = await lines();
  const scrub = card.getByLabel("Moment of the record");
  await scrub.fill("500");
  await settled(page);
  assert.match(await card.locator(".moment").textContent(), /^0\.500 s, event \d+ of \d+$/);
  assert.equal(await lines(), 2);
  assert.deepEqual((await rows(card)).map((row) => row[6].split(" ")[0]), ["waiting", "waiting", "waiting"]);
  assert.ok(await card.locator(".code-line.current").count() >= 2, "the lines where they wait are marked");
  // From here by single events to the end.
  const cursor = async () => Number((await card.locator(".moment").textContent()).match(/event (\d+)/)?.[1]);
  const at = await cursor();
  await scrub.press("ArrowRight");
  assert.equal(await cursor(), at + 1);
  await card.getByRole("button", { name: "Previous event" }).click();
  assert.equal(await cursor(), at);
  await scrub.press("Home");
  assert.equal(await cursor(), 0);
  assert.equal(await lines(), 0);
  await scrub.press("End");
  assert.equal(await lines(), all);
  assert.equal(await caption(card), said, "looking back changes nothing");
});

test("looking back while it runs does not hold the run up", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=1&d1=800");
  await card.locator(".verb").click();
  await card.getByText("kettle: started").waitFor();
  await card.getByLabel("Moment of the record").press("Home");
  await state(card, "finished");
  assert.match(await card.locator(".moment").textContent(), /event 0 of/);
  near(seconds(await caption(card), /took/), 0.8, 0.15);
});

test("settings moved during a run are for the next one", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=2&d1=2500&d2=3000");
  await card.locator(".verb").click();
  await state(card, "running");
  await way(card, "await one after another");
  await card.locator(".slider input").nth(0).fill("8");
  await settled(page);
  assert.match(await card.locator(".pending").textContent(), /next run/);
  // The code and the question stay those of what runs.
  assert.match(await card.locator(".code code").textContent(), /all_at_once/);
  await state(card, "finished");
  assert.match(await caption(card), /^All at once took 3\.\d\d s: the longest wait is 3\.00 s/);
  assert.match(await card.locator(".code code").textContent(), /one_after_another/);
});

test("the prediction is judged by the run", async ({ page, origin }) => {
  const card = await open(page, origin, "?d1=500&d2=500&d3=700");
  await card.getByLabel("the sum of all").check();
  await run(card);
  assert.match(await card.locator(".verdict").textContent(), /^It was: 0\.70 s, the longest alone\.$/);
  assert.ok(await card.getByLabel("the sum of all").isDisabled());
  // Other settings are another question.
  await way(card, "await one after another");
  await card.getByLabel("the sum of all").check();
  await run(card);
  assert.equal(await card.locator(".verdict").textContent(), "You predicted it.");
  // A guess at one run is none at the next.
  await way(card, "create the tasks first");
  await run(card);
  assert.equal(await card.locator(".verdict").textContent(), "");
  assert.equal(await card.locator(".prediction input:checked").count(), 0);
});

test("code and lanes light each other up, and both languages are shown", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=2&d1=100&d2=100");
  await run(card);
  const canvas = card.locator(".stage canvas");
  // The kettle's lane, the second: its task was made on a line of the listing.
  await canvas.hover({ position: { x: 200, y: 45 } });
  await card.locator(".code-line.lit").first().waitFor();
  await card.getByRole("tab", { name: "Python" }).click();
  assert.match(await card.locator(".code code").textContent(), /asyncio\.create_task/);
});

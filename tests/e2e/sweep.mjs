// Every card through all that its controls can say: each parameter at its least, its default and its greatest, run to the
// end; cancelled half-way; reset; run ten times over. Nothing may be left, and nothing may complain.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { alive, settled } from "./steps.mjs";

const slugs = [
  "a-call-is-not-a-run", "await-pauses-here", "tasks-run-concurrently", "when-does-a-task-start", "meanwhile",
  "cancelling", "wait-for", "shield", "futures", "awaitables", "how-long-did-it-take", "cpu-bound-work", "blocking-io",
  "the-loop", "debug-mode",
];

test("the sweep knows every card", async ({ page, origin }) => {
  await page.goto(origin);
  await page.waitForSelector(".card");
  assert.deepEqual(await page.locator(".card").evaluateAll((cards) => cards.map((card) => card.id)), slugs);
});

const phase = (card) => card.locator(".state").getAttribute("data-phase");
const over = ["finished", "cancelled"];

/** Press the verb, and bring the run to its end: where the reader has the last word, say Finish. */
async function toTheEnd(card) {
  await card.locator(".verb").click();
  const page = card.page();
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    await page.waitForTimeout(25);
    const now = await phase(card);
    assert.notEqual(now, "crashed");
    if (over.includes(now)) return;
    if (await card.locator(".verb").textContent() === "Finish") {
      // Time for what is under way, then the last word.
      await page.waitForTimeout(150);
      if (!over.includes(await phase(card))) await card.locator(".verb").click();
    }
  }
  assert.fail(`still ${await phase(card)}`);
}

/** Runs the card once with each value of each control that shows now: sliders at both ends, every choice, both switches. */
async function eachSetting(card, body) {
  const controls = card.locator(".controls");
  const sliders = controls.locator('input[type="range"]');
  for (let i = 0; i < await sliders.count(); i += 1) {
    const slider = sliders.nth(i);
    const usual = await slider.inputValue();
    for (const end of ["min", "max"]) {
      const value = await slider.getAttribute(end);
      if (value === usual) continue;
      await slider.fill(value);
      await body(`slider ${i} at ${value}`);
    }
    await slider.fill(usual);
  }
  const ticks = controls.locator('fieldset input[type="radio"], label.check input');
  for (let i = 0; i < await ticks.count(); i += 1) {
    const tick = ticks.nth(i);
    const radio = await tick.getAttribute("type") === "radio";
    if (radio && await tick.isChecked()) continue;
    const group = radio ? controls.locator(`input[name="${await tick.getAttribute("name")}"]`) : null;
    const usual = group && await group.evaluateAll((all) => all.findIndex((one) => one.checked));
    // The label takes the pointer, as it does for people: the box itself may be hidden under it.
    const press = (one) => one.evaluate((box) => box.click());
    await press(tick);
    await body(`choice ${i}`);
    await press(group ? group.nth(usual) : tick);
  }
}

for (const slug of slugs) {
  test(`sweep: ${slug} at every end of every control, cancelled, reset, ten times over`, async ({ page, origin }) => {
    await page.goto(`${origin}/#/${slug}`);
    const card = page.locator(`#${slug}`);
    await card.waitFor();
    // The second pulse's worker belongs to the page.
    await page.waitForFunction(() => JSON.parse(loopglass.alive()).workers === 1);
    const idle = await alive(page);
    const nothingLeft = async (after) => {
      await card.getByRole("button", { name: "Reset", exact: true }).click();
      assert.equal(await phase(card), "ready", after);
      await settled(page);
      // Workers stay warm for a second, in case the card is run again.
      const { workers, closures, ...rest } = await alive(page);
      const { workers: own, closures: ownClosures, ...idleRest } = idle;
      assert.deepEqual(rest, idleRest, `left after: ${after}`);
      if (workers > own) {
        await page.waitForFunction((own) => JSON.parse(loopglass.alive()).workers === own, own, { timeout: 20_000 });
        assert.deepEqual(await alive(page), idle, `left after: ${after}`);
      } else {
        assert.equal(closures, ownClosures, `closures left after: ${after}`);
      }
    };
    await card.locator(".speed select").selectOption("4000");
    await toTheEnd(card);
    await nothingLeft("the defaults");
    await eachSetting(card, async (setting) => {
      await toTheEnd(card);
      await nothingLeft(setting);
    });

    await card.locator(".verb").click();
    await page.waitForTimeout(60);
    if (!over.includes(await phase(card))) {
      await card.locator(".verb").click();
      await card.locator(".state:is([data-phase=cancelled], [data-phase=finished])").waitFor();
    }
    await nothingLeft("a cancellation half-way");

    for (let time = 0; time < 10; time += 1) await toTheEnd(card);
    await nothingLeft("ten runs");
  });
}

// Steps that the journeys share.

import assert from "node:assert/strict";

export const slug = "tasks-run-concurrently";

/** Open the page at the first card with these settings; returns the card. */
export async function open(page, origin, query = "") {
  await page.goto(`${origin}/${query && `#/${slug}${query}`}`);
  const card = page.locator(`#${slug}`);
  await card.waitFor();
  await settled(page);
  return card;
}

/** Wait until the page has drawn what it knows. */
export function settled(page) {
  return page.evaluate(() => new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)))));
}

/** Wait until the card says that it is in this state. */
export async function state(card, wanted) {
  await card.locator(`.state[data-phase="${wanted}"]`).waitFor({ timeout: 20_000 });
}

/** Press the verb and wait for the run's own end. */
export async function run(card) {
  await card.locator(".verb").click();
  // A short run may be over by now; an earlier one is not taken for it, since the click has been handled.
  await state(card, "finished");
  await settled(card.page());
}

/** Choose a way. */
export function way(card, name) {
  return card.getByLabel(name).check();
}

/** The caption under the stage. */
export function caption(card) {
  return card.locator(".caption").textContent();
}

/** The seconds that follow these words. */
export function seconds(text, words) {
  return parseFloat(text.slice(text.search(words)).match(/[\d.]+/)[0]);
}

/** The cells of the table of tasks, a list a row. */
export function rows(card) {
  return card.locator(".table tbody tr").evaluateAll((list) =>
    list.map((row) => [...row.cells].map((cell) => cell.textContent)));
}

/** The page's own count of what is alive. */
export async function alive(page) {
  return JSON.parse(await page.evaluate(() => loopglass.alive()));
}

/** Nothing of any run is alive. */
export async function nothing(page) {
  const { loops, tasks, timers, callbacks, host } = await alive(page);
  assert.deepEqual({ loops, tasks, timers, callbacks, host }, { loops: 0, tasks: 0, timers: 0, callbacks: 0, host: 0 });
}

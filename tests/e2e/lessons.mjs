// What all lessons promise: the keyboard alone predicts, runs and reads; a copied link brings the same card; and cards at
// rest cost nothing.

import assert from "node:assert/strict";
import { figures, test } from "./harness.mjs";
import { alive, settled } from "./steps.mjs";

const phase = (card) => card.locator(".state").getAttribute("data-phase");

test("the keyboard alone predicts, runs, is judged and fills the outcome table", async ({ page, origin }) => {
  await page.goto(`${origin}/#/shield?op=300&t=200`);
  const card = page.locator("#shield");
  await card.waitFor();
  // The link has put the focus on the card: from here on there is no pointer.
  await page.waitForFunction(() => document.activeElement?.id === "shield");
  const focused = () => page.evaluate(() => {
    const at = document.activeElement;
    return `${at.tagName.toLowerCase()} ${at.closest("label")?.textContent.trim() || at.textContent.trim().slice(0, 40)}`;
  });
  const tabTo = async (wanted) => {
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press("Tab");
      if (wanted.test(await focused())) return;
    }
    assert.fail(`Tab never came to ${wanted}, but to ${await focused()}`);
  };
  const finished = () => card.locator('.state[data-phase="finished"]').waitFor({ timeout: 20_000 });

  await tabTo(/^button Run$/);
  await tabTo(/^input Done before that$/);
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(), /It goes on to its end/);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  if (!/^button Run$/.test(await focused())) await tabTo(/^button Run$/);
  await page.keyboard.press("Enter");
  await finished();
  await settled(page);
  assert.equal(await card.locator(".verdict").textContent(), "You predicted it.");
  const rows = () => card.locator(".matrix tbody tr").evaluateAll((list) =>
    list.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.equal((await rows()).length, 1);
  assert.equal((await rows())[0][0], "on");

  // The other way: without the shield.
  await tabTo(/^input shielded$/);
  await page.keyboard.press("Space");
  for (let i = 0; i < 80 && !/^button Run again$/.test(await focused()); i += 1) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await card.locator(".matrix tbody tr").nth(1).waitFor({ timeout: 20_000 });
  assert.deepEqual((await rows()).map((row) => row[0]), ["on", "off"]);
  // The table itself can take the focus, to be scrolled and read.
  await tabTo(/^section Who survived what/);
});

test("a copied link opens each card with the same settings", async ({ page, origin, problems }) => {
  await page.goto(origin);
  await page.waitForSelector(".card");
  const slugs = await page.locator(".card").evaluateAll((cards) => cards.map((card) => card.id));
  const settings = (card) => card.locator(".controls input").evaluateAll((inputs) =>
    inputs.map((input) => (["radio", "checkbox"].includes(input.type) ? input.checked : input.value)));
  for (const slug of slugs) {
    const card = page.locator(`#${slug}`);
    for (const slider of await card.locator('.controls input[type="range"]').all()) {
      const [min, max, step, now] = await slider.evaluate((input) =>
        [input.min, input.max, input.step, input.value].map(Number));
      const third = min + step * Math.max(1, Math.floor((max - min) / step / 3));
      await slider.fill(String(third === now ? max : third));
    }
    const ways = card.locator('.controls fieldset input[type="radio"]');
    if (await ways.count() > 1) await ways.nth(1).evaluate((way) => way.click());
    await settled(page);
    const wanted = await settings(card);
    const link = page.url();
    assert.match(link, new RegExp(`#/${slug}\\?`), "the address follows the card");
    const other = await page.context().newPage();
    other.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
    await other.goto(link);
    const again = other.locator(`#${slug}`);
    await again.waitFor();
    await other.waitForFunction((slug) => document.activeElement?.id === slug, slug);
    assert.deepEqual(await settings(again), wanted, slug);
    assert.equal(await other.locator(".notice").count(), 0);
    await other.close();
  }
});

test("cards at rest cost nothing, and cards out of sight do no work", async ({ page, origin }) => {
  await page.addInitScript(() => {
    window.drawn = new Map();
    const clear = CanvasRenderingContext2D.prototype.clearRect;
    CanvasRenderingContext2D.prototype.clearRect = function (...area) {
      const card = this.canvas.closest(".card")?.id;
      if (card) window.drawn.set(card, (window.drawn.get(card) ?? 0) + 1);
      return clear.apply(this, area);
    };
    // The script of a frame: what runs before it is drawn. Timers and events have long tasks reported.
    window.slowest = 0;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (body) => ask((time) => {
      const begin = performance.now();
      body(time);
      window.slowest = Math.max(window.slowest, performance.now() - begin);
    });
  });
  await page.goto(origin);
  await page.waitForSelector(".card");
  await page.waitForFunction(() => JSON.parse(loopglass.alive()).workers === 1);
  await settled(page);
  const idle = await alive(page);
  assert.equal(idle.frames, 1, "the pulse alone asks for frames");
  await page.evaluate(() => {
    window.drawn.clear();
    window.slowest = 0;
    window.changes = 0;
    new MutationObserver((list) => { window.changes += list.length; })
      .observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await page.evaluate(async () => {
    const end = document.documentElement.scrollHeight;
    for (let y = 0; y <= end; y += 400) {
      window.scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
  });
  const { drawn, slowest, changes } = await page.evaluate(() =>
    ({ drawn: [...window.drawn], slowest: window.slowest, changes: window.changes }));
  assert.deepEqual(drawn, [], "no card drew anything");
  assert.equal(changes, 0, "no card changed");
  if (figures) assert.ok(slowest < 16, `a frame's script took ${slowest} ms`);

  // One runs: the others still do nothing, though all are on one page.
  const card = page.locator("#meanwhile");
  await card.locator(".verb").click();
  await page.waitForTimeout(300);
  assert.equal(await phase(card), "running");
  const busy = await page.evaluate(() => [...window.drawn.keys()]);
  assert.deepEqual(busy, ["meanwhile"]);

  // Out of sight it goes on, unseen and undrawn; back in sight it stands where it is.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForTimeout(200);
  await page.evaluate(() => { window.drawn.clear(); window.changes = 0; });
  await page.waitForTimeout(500);
  assert.equal(await phase(card), "running");
  assert.deepEqual(await page.evaluate(() => [[...window.drawn], window.changes]), [[], 0]);
  await card.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => window.drawn.has("meanwhile"));
  await card.getByRole("button", { name: "Reset", exact: true }).click();
});

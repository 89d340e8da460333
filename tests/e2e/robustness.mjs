// The page under rough handling. Whatever a reader does: no panic, nothing on the console, nothing left alive.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { alive, caption, nothing, open, run, settled, slug, state } from "./steps.mjs";

test("every slider goes to both ends", async ({ page, origin }) => {
  const card = await open(page, origin);
  const sliders = card.locator(".slider input");
  await sliders.first().press("End");
  await settled(page);
  // The number of dishes, eight dishes, more guests.
  assert.equal(await sliders.count(), 10);
  for (const key of ["End", "Home"]) {
    // The first one last: at its least it takes the others away.
    for (let i = (await sliders.count()) - 1; i >= 0; i -= 1) {
      const slider = sliders.nth(i);
      await slider.press(key);
      assert.equal(await slider.inputValue(), await slider.getAttribute(key === "End" ? "max" : "min"));
    }
  }
  await settled(page);
  assert.equal(await sliders.count(), 3);
  // From the keyboard to the address, and back from it.
  assert.match(page.url(), /n=1&d1=50/);
  await page.reload();
  await settled(page);
  assert.deepEqual([await sliders.nth(0).inputValue(), await sliders.nth(1).inputValue()], ["1", "50"]);
  await run(card);
  assert.match(await caption(card), /took 0\.\d\d s: the longest wait is 0\.05 s/);
});

test("running again and again in quick succession", async ({ page, origin }) => {
  const card = await open(page, origin);
  const verb = card.locator(".verb");
  // Run, cancel, run, cancel, ... as fast as the page takes them.
  await page.evaluate((slug) => {
    for (let i = 0; i < 9; i += 1) document.querySelector(`#${slug} .verb`).click();
  }, slug);
  await settled(page);
  const { loops, tasks } = await alive(page);
  assert.ok(loops <= 1 && tasks <= 4, `${loops} loops, ${tasks} tasks`);
  await card.getByRole("button", { name: "Reset" }).click();
  await nothing(page);
  // A double click is a run, not a run that is cancelled at once.
  await verb.dblclick();
  await page.waitForTimeout(200);
  await state(card, "running");
  await card.getByRole("button", { name: "Reset" }).click();
  await nothing(page);
});

test("fifty runs and a reset leave nothing", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=8&d1=50&d2=50&d3=50&d4=50&d5=50&d6=50&d7=50&d8=50");
  await card.locator(".speed select").selectOption("4000");
  for (let i = 0; i < 50; i += 1) {
    await card.locator(".verb").click();
    // Every third is cancelled, every fifth is paused first.
    if (i % 5 === 0) await card.getByRole("button", { name: "Pause" }).click({ timeout: 200, noWaitAfter: true }).catch(() => {});
    if (i % 3 === 0 || i % 5 === 0) await page.evaluate((slug) => {
      const verb = document.querySelector(`#${slug} .verb`);
      if (verb.dataset.live === "true") verb.click();
    }, slug);
    await card.locator(".verb[data-live=false]").waitFor();
  }
  await card.getByRole("button", { name: "Reset" }).click();
  await settled(page);
  await nothing(page);
});

test("the tab is hidden and shown during a run", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=2&d1=400&d2=900");
  await card.locator(".verb").click();
  await card.getByText("toast: started").waitFor();
  // What a hidden page does: it has no frames. Then it comes back and catches up from the record.
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setFocusEmulationEnabled", { enabled: false });
  const front = await page.context().newPage();
  await front.goto("about:blank");
  await front.bringToFront();
  await client.send("Page.setWebLifecycleState", { state: "frozen" });
  await front.waitForTimeout(1500);
  await client.send("Page.setWebLifecycleState", { state: "active" });
  await page.bringToFront();
  await front.close();
  await state(card, "finished");
  assert.equal(await card.locator("[role=log] .line").count(), 6);
  assert.match(await caption(card), /^All at once took \d\.\d\d s/);
});

test("the window is resized during a run", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=3&d1=200&d2=400&d3=1200");
  await card.locator(".verb").click();
  for (const [width, height] of [[390, 844], [1440, 900], [320, 500], [2200, 1200], [768, 1024]]) {
    await page.setViewportSize({ width, height });
    await settled(page);
    await page.waitForTimeout(60);
    const { shown, kept, page: wide } = await page.evaluate((slug) => {
      const canvas = document.querySelector(`#${slug} .stage canvas`);
      return { shown: canvas.clientWidth, kept: canvas.width, page: document.documentElement.scrollWidth };
    }, slug);
    assert.equal(kept, shown, `at ${width} px the canvas has a pixel for each`);
    assert.ok(wide <= width, `at ${width} px the page is ${wide} px wide`);
  }
  await state(card, "finished");
});

test("a damaged link is named, and the page stands", async ({ page, origin }) => {
  const damaged = [
    ["#/no-such-card", /no-such-card/],
    [`#/${slug}?n=x`, /Dishes/],
    [`#/${slug}?n=99999999999999999999999`, /Dishes/],
    [`#/${slug}?n=-1&d1=1e9&d2=NaN&d3=&d4`, /kettle/],
    [`#/${slug}?%%%=1`, /does not have/],
    [`#/${slug}?n=3?n=4`, /Dishes/],
    ["#/%00%ff%F0%9F", /which there is not/],
    ["#/../../etc/passwd", /which there is not/],
    ["#/<img src=x onerror=alert(1)>", /which there is not/],
    [`#${"/x".repeat(5000)}`, /which there is not/],
    ["#🦀", /which there is not/],
  ];
  for (const [hash, sentence] of damaged) {
    await page.goto("about:blank");
    await page.goto(`${origin}/${hash}`);
    const notice = page.locator(".notice");
    await notice.waitFor();
    const said = await notice.textContent();
    assert.match(said, sentence, hash);
    assert.ok(said.length < 700, `${said.length} characters for ${hash.slice(0, 40)}`);
    assert.equal(await page.locator(`#${slug} .state`).textContent(), "ready");
    assert.equal(await page.locator("img").count(), 0);
  }
  await page.goto(`${origin}/#/`);
  await page.locator(".notice").waitFor({ state: "detached" });
});

test("a link to the card is followed while it runs", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=2&d1=1000&d2=2000");
  await card.locator(".verb").click();
  await state(card, "running");
  await page.evaluate((slug) => { location.hash = `#/${slug}?n=5&mode=1`; }, slug);
  await settled(page);
  assert.equal(await card.locator(".slider input").first().inputValue(), "5");
  await state(card, "finished");
  assert.match(await caption(card), /^All at once took 2\.\d\d s: the longest wait is 2\.00 s/, "the run kept the settings that it began with");
  await page.goBack();
  await settled(page);
  assert.equal(await card.locator(".slider input").first().inputValue(), "2");
});

test("the sidebar leads to its card again and again, and the name to the beginning", async ({ page, origin }) => {
  const card = await open(page, origin);
  const link = page.locator(".sidebar").getByRole("link", { name: "Tasks run concurrently" });
  const top = () => card.evaluate((card) => Math.round(card.getBoundingClientRect().top));
  for (let i = 0; i < 2; i += 1) {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await link.click();
    await settled(page);
    const at = await top();
    assert.ok(at >= 0 && at < 120, `the card's top is at ${at}`);
    assert.equal(await page.evaluate(() => document.activeElement.id), slug);
  }
  await page.getByRole("link", { name: "Loopglass" }).click();
  await settled(page);
  assert.equal(await page.evaluate(() => window.scrollY), 0);
});

test("nothing on the page jumps while a run goes on", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=4&d1=100&d2=200&d3=300&d4=400");
  await page.evaluate(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        for (const { node, previousRect: a, currentRect: b } of entry.sources) {
          const element = node?.nodeType === 1 ? node : node?.parentElement;
          // New words in an old place are reported as well, and are no jump.
          if (Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1) continue;
          window.shifts.push([entry.value, node?.nodeName, element?.className, [a.x, a.y], [b.x, b.y]]);
        }
      }
    }).observe({ type: "layout-shift" });
  });
  // By a click from the page itself: shifts soon after a reader's own input are not counted by the browser.
  await page.evaluate((slug) => document.querySelector(`#${slug} .verb`).click(), slug);
  await state(card, "finished");
  await page.waitForTimeout(200);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
});

test("no request leaves the site", async ({ page, origin }) => {
  const elsewhere = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) elsewhere.push(url);
  });
  const card = await open(page, origin, "?n=1&d1=50");
  await run(card);
  assert.deepEqual(elsewhere, []);
});

test("a panic of the page is explained over what was there", async ({ page, origin, problems }) => {
  // A browser that has lost what every loop stands on: there the page cannot go on, and says so.
  await page.addInitScript(() => { delete globalThis.MessageChannel; });
  const card = await open(page, origin);
  await card.locator(".verb").click();
  const overlay = page.locator("#panic");
  await overlay.waitFor();
  assert.match(await overlay.textContent(), /Loopglass itself panicked.*message channels.*Reload the page/s);
  assert.ok(await card.getByRole("heading").first().isVisible());
  await overlay.getByRole("button", { name: "Close" }).click();
  await overlay.waitFor({ state: "detached" });
  assert.ok(problems.some((problem) => problem.includes("panicked at")), "the console has the place");
  problems.length = 0;
});

// Who reads the page in another way: by keyboard, in either scheme, enlarged, on a phone, without motion.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { open, run, settled, slug, state } from "./steps.mjs";

/** The contrast of two colours as CSS writes them, by the formula of WCAG 2; oklch goes through a canvas. */
const contrasts = (pairs) => {
  const ctx = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const style = getComputedStyle(document.documentElement);
  const luminance = (token) => {
    ctx.fillStyle = "#000";
    ctx.fillStyle = style.getPropertyValue(token).trim();
    ctx.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...ctx.getImageData(0, 0, 1, 1).data].map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return pairs.map(([front, ground, least]) => {
    const [a, b] = [luminance(front), luminance(ground)].sort((x, y) => y - x);
    return { front, ground, least, contrast: (a + 0.05) / (b + 0.05) };
  });
};

const grounds = ["--paper", "--surface", "--raised"];
const text = [
  ...["--ink", "--ink-soft"].flatMap((front) => grounds.map((ground) => [front, ground])),
  ...["--keyword", "--string", "--number", "--call", "--ink", "--ink-soft"]
    .flatMap((front) => ["--surface", "--running-soft"].map((ground) => [front, ground])),
  ["--on-running", "--running"], ["--running", "--surface"], ["--alarm", "--surface"], ["--alarm", "--alarm-soft"],
  ["--ink", "--alarm-soft"],
].map(([front, ground]) => [front, ground, 4.5]);
const shapes = ["--running", "--scheduled", "--waiting", "--done", "--cancelled", "--alarm", "--wake", "--edge"]
  .flatMap((front) => ["--surface", "--paper"].map((ground) => [front, ground, 3]));

for (const colorScheme of ["light", "dark"]) {
  test(`contrast: text 4.5, shapes 3, in the ${colorScheme} scheme`, async ({ page, origin }) => {
    await open(page, origin);
    const measured = await page.evaluate(contrasts, [...text, ...shapes]);
    assert.deepEqual(measured.filter(({ contrast, least }) => !(contrast >= least)), []);
  }, { colorScheme });

  test(`the system's ${colorScheme} scheme is followed`, async ({ page, origin }) => {
    await open(page, origin);
    const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    assert.equal(await scheme(), colorScheme);
    const other = colorScheme === "light" ? "dark" : "light";
    await page.emulateMedia({ colorScheme: other });
    assert.equal(await scheme(), other);
  }, { colorScheme });
}

test("a chosen scheme is remembered and reaches the canvas", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=1&d1=50");
  await run(card);
  const canvas = () => card.locator(".stage canvas").evaluate((canvas) => canvas.toDataURL());
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [light, drawn] = [await ground(), await canvas()];
  await page.getByRole('radio', { name: 'dark', exact: true }).check();
  await settled(page);
  const dark = await ground();
  assert.notEqual(dark, light);
  assert.notEqual(await canvas(), drawn);
  await page.reload();
  await settled(page);
  assert.equal(await ground(), dark);
  assert.ok(await page.getByRole('radio', { name: 'dark', exact: true }).isChecked());
  await page.getByLabel("system").check();
  await settled(page);
  assert.equal(await ground(), light);
}, { colorScheme: "light" });

test("the keyboard alone is enough", async ({ page, origin }) => {
  await open(page, origin);
  const here = () => page.evaluate(() => {
    const element = document.activeElement;
    const outlined = element.matches('.switch input') ? element.nextElementSibling : element;
    const style = getComputedStyle(outlined);
    return {
      tag: element.tagName.toLowerCase(),
      type: element.type,
      name: (element.ariaLabel ?? element.closest("label")?.textContent ?? element.textContent).trim().slice(0, 30),
      card: element.closest("article")?.id,
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
  });
  // The page's own controls come first, and the first stop leads past them.
  for (const name of ["Skip to the cards", "Loopglass"]) {
    await page.keyboard.press("Tab");
    const stop = await here();
    assert.equal(stop.name, name);
    assert.ok(stop.ring, `no ring at ${name}`);
  }
  const card = await open(page, origin, "?n=1&d1=100");
  await card.locator(".verb").focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  const order = [];
  for (let i = 0; i < 80; i += 1) {
    const stop = await here();
    assert.ok(stop.ring, `no ring at ${JSON.stringify(stop)}`);
    order.push(stop);
    if (stop.card !== slug) break;
    if (stop.card === slug && stop.tag === "summary" && stop.name === "Table of tasks") break;
    await page.keyboard.press("Tab");
  }
  const names = order.filter((stop) => stop.card === slug).map((stop) => stop.name);
  for (const name of ["Run", "create the tasks first", "Inside the loop", "Table of tasks"]) {
    assert.ok(names.includes(name), `${name} is not among ${names.join(", ")}`);
  }
  assert.equal(names.filter((name) => name === "Rust" || name === "Python").length, 1, "the tabs are one stop");

  const verb = card.locator(".verb");
  await verb.focus();
  await page.keyboard.press("Enter");
  await state(card, "finished");
  assert.ok(await verb.evaluate((verb) => verb === document.activeElement), "the focus stays on the verb");
  await page.keyboard.press("Space");
  await state(card, "finished");

  const slider = card.getByLabel("kettle");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await slider.inputValue(), "150");
  await card.getByLabel("create the tasks first").focus();
  await page.keyboard.press("ArrowRight");
  assert.ok(await card.getByLabel("await one after another").isChecked());
  await card.getByRole("tab", { name: "Rust" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await card.getByRole("tab", { selected: true }).textContent(), "Python");
  assert.match(await card.locator(".code code").textContent(), /import asyncio/);
});

for (const deviceScaleFactor of [1, 2, 3]) {
  test(`canvases have every pixel of a screen of ${deviceScaleFactor}`, async ({ page, origin }) => {
    const card = await open(page, origin);
    const sizes = await card.locator(".stage canvas").evaluate((canvas) =>
      [canvas.width, canvas.height, canvas.clientWidth, canvas.clientHeight]);
    const [width, height, wide, high] = sizes;
    assert.ok(wide > 200 && high > 60, sizes.join());
    assert.deepEqual([width, height], [wide * deviceScaleFactor, high * deviceScaleFactor]);
  }, { deviceScaleFactor });
}

test("a phone needs no sideways scrolling", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=8");
  const over = () => page.evaluate(() => {
    const inner = (element) => element.closest("pre, .scroll, .matrix, .sidebar > ol, [role=log]");
    const wide = [...document.querySelectorAll("body *")].filter((element) =>
      !inner(element) && !element.closest(".unseen, .skip") && element.getBoundingClientRect().right > innerWidth + 0.5);
    return [document.documentElement.scrollWidth, ...wide.map((element) => element.className || element.tagName)];
  });
  assert.deepEqual(await over(), [390]);
  await card.getByText("Inside the loop").click();
  await card.getByText("Table of tasks").click();
  await card.locator(".verb").click();
  await state(card, "running");
  assert.deepEqual(await over(), [390]);
  // What is pressed is big enough for a thumb.
  const small = await card.locator("button:visible, summary:visible").evaluateAll((all) =>
    all.map((element) => [element.textContent.trim() || element.ariaLabel, Math.round(element.getBoundingClientRect().height)])
      .filter(([, height]) => height < 24));
  assert.deepEqual(small, []);
}, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true });

test("without motion nothing moves but what is measured", async ({ page, origin }) => {
  const card = await open(page, origin, "?n=1&d1=50");
  const moving = await page.evaluate(() => [...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    const lasts = (list) => list.split(",").some((time) => parseFloat(time) > 0);
    return lasts(style.transitionDuration) && style.transitionProperty !== "none" && style.transitionProperty !== "all"
      || style.animationName !== "none";
  }).map((element) => element.className));
  assert.deepEqual(moving, []);
  await run(card);
}, { reducedMotion: "reduce" });

test("every control has a name, every id is one, headings go down by one", async ({ page, origin }) => {
  const card = await open(page, origin);
  await card.getByText("Inside the loop").click();
  const faults = await page.evaluate(() => {
    const faults = [];
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    for (const id of ids.filter((id, i) => ids.indexOf(id) !== i)) faults.push(`two of #${id}`);
    for (const element of document.querySelectorAll("button, input, select, [role=img], canvas:not([aria-hidden])")) {
      const labels = [...(element.labels ?? [])].map((label) => label.textContent).join("");
      if (!(element.ariaLabel ?? "").trim() && !labels.trim() && !element.textContent.trim()) {
        faults.push(`no name: ${element.outerHTML.slice(0, 80)}`);
      }
    }
    for (const attribute of ["aria-controls", "aria-labelledby"]) {
      for (const element of document.querySelectorAll(`[${attribute}]`)) {
        for (const id of element.getAttribute(attribute).split(" ")) {
          if (!document.getElementById(id)) faults.push(`${attribute} to no #${id}`);
        }
      }
    }
    let level = 0;
    for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
      const now = Number(heading.tagName[1]);
      if (now > level + 1) faults.push(`h${level} is followed by ${heading.outerHTML.slice(0, 60)}`);
      level = now;
    }
    for (const list of document.querySelectorAll("[role=tablist]")) {
      if ([...list.children].some((child) => child.role !== "tab")) faults.push("a tablist holds what is no tab");
    }
    return faults;
  });
  assert.deepEqual(faults, []);
});

// The Python engine's module in headless Chromium, as a page will have it: it runs the recorded programs of
// tests/python, and what they print is what CPython 3.13 printed. `cargo xtask test engine` builds the module and hands
// over its folder; a second argument chooses the programs whose path has it in it.

import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../e2e/harness.mjs";
import { serve } from "../e2e/server.mjs";

const corpus = fileURLToPath(new URL("../python", import.meta.url));
const [folder, only = ""] = process.argv.slice(2);

/** Text of a file, or nothing. */
const text = (path) => readFile(path, "utf8").catch(() => "");

/** The rules of masks.txt: patterns that Python, Rust and JavaScript read alike. */
const rules = (await text(join(corpus, "masks.txt"))).split("\n").filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split("\t"));
const escaped = (path) => path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const masked = (printed, place) => rules.reduce((printed, [pattern, replacement]) =>
  printed.replace(new RegExp(pattern.replace("@DIR@", escaped(place)), "g"), replacement), printed);

/** The value of a line `# key: value` in a program's head. */
function head(program, key) {
  const lines = program.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("#"));
  return lines.slice(0, end).findLast((line) => line.startsWith(`# ${key}: `))?.slice(key.length + 4).trim();
}

/** The words of a line, of which some stand in quotes. */
const words = (line = "") => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);

/** The first line of two texts that differs. */
function difference(what, ours, theirs) {
  if (ours === theirs) return [];
  const [a, b] = [ours.split("\n"), theirs.split("\n")];
  const at = a.findIndex((line, i) => line !== b[i]);
  const line = at < 0 ? a.length : at;
  return [`${what}, line ${line + 1}: ${JSON.stringify(a[line])} instead of ${JSON.stringify(b[line])}`];
}

const listed = (await text(join(corpus, "PENDING.txt"))).split("\n")
  .filter((line) => line && !line.startsWith("#")).map((line) => line.split(/\s/)[0]);
const all = (await readdir(corpus, { recursive: true })).filter((name) => /^[^/]+\/[^/]+\.py$/.test(name));
// A page has no environment, nor files beside the program, and a stack of a megabyte.
const apart = (program) => ["env", "beside", "stack"].some((key) => head(program, key) !== undefined);

const { origin, close } = await serve(folder);
const browser = await launch();
const page = await (await browser.newContext()).newPage();
const open = async () => {
  await page.goto(`${origin}/engine.html`);
  await page.waitForFunction(() => window.engine !== undefined);
};
await open();
const counts = { passed: 0, failed: 0, left: 0 };
for (const name of all.sort()) {
  if (!name.includes(only)) continue;
  const path = join(corpus, name);
  const program = await text(path);
  if (listed.includes(name) || apart(program)) {
    counts.left += 1;
    continue;
  }
  const development = head(program, "flags") === "-X dev";
  const run = { path, args: words(head(program, "args")), program, development };
  const ours = await page.evaluate(({ path, args, program, development }) => {
    const written = { 1: "", 2: "" };
    const output = (stream, piece) => { written[stream] += piece; };
    const status = window.engine.run(path, args, program, output, performance, 60, development);
    return { status, out: written[1], err: written[2] };
  }, run).catch((error) => ({ fault: String(error).split("\n")[0] }));
  let wrong = [`the module stopped: ${ours.fault}`];
  if (ours.fault) {
    // What is left of a module that stopped is not used again.
    await open();
  } else {
    const place = dirname(path);
    const recorded = (suffix) => text(join(place, basename(path, ".py") + suffix));
    const out = head(program, "mask") === "stdout" ? masked(ours.out, place) : ours.out;
    // A process that an interrupt ended is told apart by its signal; a page has only the number that shells make of it.
    const status = (await recorded(".status")).trim() || "0";
    wrong = [
      ...difference("stdout", out, await recorded(".out")),
      ...difference("stderr", masked(ours.err, place), await recorded(".err")),
      ...difference("status", String(ours.status), status === "-2" ? "130" : status),
    ];
  }
  counts[wrong.length ? "failed" : "passed"] += 1;
  if (wrong.length) console.log(`FAILED ${name}\n       ${wrong.join("\n       ")}`);
}

/** What a page may not be brought to its end by, one after the other in the same module: what they must print. */
const limits = [
  ["memory", "held = []\ntry:\n    while True:\n        held.append('y' * 100_000)\nexcept MemoryError:\n    held.clear()\n    print('refused')\n",
    ({ status, out }) => status === 0 && out === "refused\n"],
  ["memory by doubling", "held = [0]\ntry:\n    while True:\n        held += held\nexcept MemoryError:\n    held.clear()\n    print('refused')\n",
    ({ status, out }) => status === 0 && out === "refused\n"],
  ["what comes after", "print(sum(range(1000)), len([0] * 10**6))\n", ({ out }) => out === "499500 1000000\n"],
  ["output", "for _ in range(30_000):\n    print('x' * 999)\n",
    ({ out, err }) => out.length === 1 << 24 && err.includes("the output stops here, after 16777216 bytes")],
  ["time", "x = 0\nwhile True:\n    x += 1\n",
    ({ status, err }) => status === 130 && /KeyboardInterrupt: Loopglass: interrupted at line [23], after 1 s/.test(err), 1],
];
for (const [name, program, holds, stretch = 60] of limits) {
  if (!`limits of a page: ${name}`.includes(only)) continue;
  const ours = await page.evaluate(({ program, stretch }) => {
    const written = { 1: "", 2: "" };
    const output = (stream, piece) => { written[stream] += piece; };
    return { status: window.engine.run("p.py", [], program, output, performance, stretch, false), out: written[1], err: written[2] };
  }, { program, stretch }).catch((error) => ({ fault: String(error).split("\n")[0] }));
  const held = !ours.fault && holds(ours);
  counts[held ? "passed" : "failed"] += 1;
  if (!held) console.log(`FAILED limits of a page: ${name}\n       ${ours.fault ?? `${ours.status} ${ours.out.length} ${ours.err.slice(-200)}`}`);
}
await browser.close();
await close();
console.log(`${counts.left} of them not run: listed as pending, or in need of what a page has not`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed || counts.passed === 0 ? 1 : 0;

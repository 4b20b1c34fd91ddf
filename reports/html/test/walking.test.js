// The page of a result: both traces, both sources, and the walk through time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hash, hashBecomes, reload, withReport } from "./browser.js";

const diverging = "#/result/send/total?adapter=wrong&lane=native";
const marked = (page, language, kind) =>
  page
    .locator(`.source.${language} .line.${kind}`)
    .evaluateAll((lines) => lines.map((line) => Number(line.dataset.line)));

test("a divergence opens at its first difference", () =>
  withReport("sample", diverging, async (page) => {
    assert.match(await page.locator(".reason-line").first().innerText(), /expected yielded 5, but yielded 99/);
    const row = page.locator(".trace tr[aria-current=step]");
    assert.match(await row.innerText(), /3\s+g\.send\(5\)\s+first difference\s+yielded 5[^]*yielded 99/);
    assert.deepEqual(await row.locator(".outcome.differs").allInnerTexts(), ["yielded 5", "yielded 99"]);
    assert.equal(await page.locator(".trace .first-difference").count(), 1);
  }));

test("every step shows its lines, state, locals and outcome", () =>
  withReport("sample", diverging + "&step=1", async (page) => {
    assert.deepEqual(await marked(page, "python", "drive"), [11]);
    assert.deepEqual(await marked(page, "python", "at"), []);
    assert.match(await page.locator(".generator").innerText(), /GEN_CREATED/);
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await marked(page, "python", "drive"), [12]);
    assert.deepEqual(await marked(page, "python", "at"), [8]);
    assert.deepEqual(await marked(page, "cpp", "at"), [8]);
    assert.match(
      await page.locator(".generator .sides").innerText(),
      /state\s+GEN_SUSPENDED\s+GEN_SUSPENDED\s+line\s+8\s+8\s+sum\s+0\s+0/,
    );
    assert.equal(await page.locator(".diagram .expected text").innerHTML(), "GEN_SUSPENDED");
    assert.equal(await page.locator(".diagram .edge.used").count(), 2);
    await page.keyboard.press("ArrowRight");
    assert.match(await page.locator(".generator .sides").innerText(), /sum\s+5\s+99/);
    await hashBecomes(page, diverging + "&step=3");
  }));

test("the slider walks by mouse and by keyboard, and the step is part of the address", () =>
  withReport("sample", diverging, async (page) => {
    const slider = page.getByRole("slider");
    await slider.focus();
    await page.keyboard.press("Home");
    assert.equal(await page.locator(".now b").innerText(), "1");
    await hashBecomes(page, diverging + "&step=1");
    await page.keyboard.press("ArrowRight");
    await hashBecomes(page, diverging + "&step=2");
    assert.match(await slider.getAttribute("aria-valuetext"), /2 of 4: next\(g\)/);
    await reload(page);
    assert.equal(await page.locator(".now b").innerText(), "2");
    const box = await page.getByRole("slider").boundingBox();
    await page.mouse.click(box.x + box.width - 3, box.y + box.height / 2);
    assert.equal(await page.locator(".now b").innerText(), "4");
    assert.match(await page.locator(".moment").innerText(), /All generators are gone/);
  }));

test("buttons, keys and rows walk, too, and are told to those who listen", () =>
  withReport("sample", diverging, async (page) => {
    const now = page.locator(".now b");
    await page.getByRole("button", { name: /Previous step/ }).click();
    assert.equal(await now.innerText(), "2");
    assert.match(
      await page.getByRole("status").innerText(),
      /Step 2 of 4, next\(g\): yielded 0, g suspended at line 8, sum = 0/,
    );
    await page.keyboard.press("d");
    assert.equal(await now.innerText(), "3");
    assert.match(await page.getByRole("status").innerText(), /First difference: wrong yielded 99/);
    await page.locator("body").press("k");
    assert.equal(await now.innerText(), "2");
    await page.getByRole("button", { name: /Step 1: / }).click();
    assert.equal(await now.innerText(), "1");
    assert.equal(await page.getByRole("button", { name: /Previous step/ }).isDisabled(), true);
  }));

test("a drop shows where its generator stood, and that it is gone", () =>
  withReport("dropping", "#/scenario/send/total?step=4", async (page) => {
    assert.match(await page.locator(".moment").innerText(), /g is dropped here; it was suspended at line 8, sum = 5\./);
    assert.deepEqual(await marked(page, "python", "at"), [8]);
    assert.deepEqual(await marked(page, "cpp", "at"), [8]);
  }));

test("what ended early says where and how", () =>
  withReport("sample", "#/result/send/crash?adapter=wrong&lane=native", async (page) => {
    assert.match(await page.locator(".trace tr[aria-current=step]").innerText(), /next\(g\)[^]*the process died here/);
    assert.match(await page.locator(".output").innerText(), /about to die/);
    const neighbours = page.locator(".neighbours a");
    await neighbours.first().click();
    await page.waitForFunction(() => !location.hash.includes("send/crash"));
  }));

test("the command to reproduce is there to copy", () =>
  withReport("sample", diverging, async (page) => {
    const command = await page.locator(".command code").innerText();
    assert.equal(command, "./yieldcheck explain wrong send/total --lane native");
    await page.getByRole("button", { name: "Copy the command" }).click();
    await page.getByText("Copied").first().waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()).catch(() => command), command);
  }));

test("a scenario by itself shows the recording and all columns", () =>
  withReport("sample", "#/scenario/send/total", async (page) => {
    assert.equal(await page.locator(".trace thead th").last().innerText(), "CPython 3.13");
    assert.equal(await page.locator(".columns .column").count(), 2);
    await page.locator(".columns .column", { hasText: "wrong" }).click();
    await hashBecomes(page, diverging);
  }));

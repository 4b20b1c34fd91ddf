// Matrix, failures, scenarios, rules: what they show, and that filters work and stay in the address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hash, hashBecomes, reload, withReport } from "./browser.js";

const cellText = (page, label) => page.locator(`.matrix a[aria-label^="${label}"]`).innerText();

test("the matrix counts what is in order, by category and column", () =>
  withReport("sample", "", async (page) => {
    assert.match(await page.title(), /^Matrix/);
    assert.equal((await page.getByRole("table").filter({ hasText: "native" }).count()) > 0, true);
    assert.equal(await cellText(page, "send, right"), "1");
    assert.equal(await cellText(page, "send, wrong"), "1/4"); // a variant; unsupported is not counted
    assert.equal(await cellText(page, "end, wrong"), "0/3");
    assert.equal(await cellText(page, "all, wrong"), "1/7");
  }));

test("verdicts narrow what is shown, and survive a reload", () =>
  withReport("sample", "", async (page) => {
    await page.getByRole("button", { name: "2 crashes" }).click();
    await hashBecomes(page, "#/?verdict=crashes");
    assert.equal(await cellText(page, "send, wrong"), "1");
    await reload(page);
    assert.equal(await page.getByRole("button", { name: "2 crashes" }).getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator(".matrix tbody tr").count(), 2);
    await page.getByRole("button", { name: "Clear" }).click();
    await hashBecomes(page, "#/");
    assert.equal(await cellText(page, "send, wrong"), "1/4");
  }));

test("each filter narrows the scenarios", () =>
  withReport("sample", "#/scenarios", async (page) => {
    const rows = page.locator("main tbody tr:not(.category)");
    assert.equal(await rows.count(), 8);
    await page.getByLabel("Category").selectOption("end");
    assert.equal(await rows.count(), 3);
    await page.getByLabel("Category").selectOption("");
    await page.getByLabel("Rule").selectOption("SND-01");
    assert.equal(await rows.count(), 5);
    await page.getByLabel("Compiler").selectOption("g++ 12.2.0");
    assert.equal(await rows.count(), 1);
    assert.equal(await hash(page), "#/scenarios?compiler=g++ 12.2.0&rule=SND-01");
    await page.getByLabel("Rule").selectOption("");
    await page.getByLabel("Compiler").selectOption("");
    await page.getByLabel("Level").selectOption("beyond-contract");
    assert.equal(await rows.count(), 3);
  }));

test("search looks at ids, rules and reasons, while one types", () =>
  withReport("sample", "#/scenarios", async (page) => {
    const rows = page.locator("main tbody tr:not(.category)");
    await page.keyboard.press("/");
    await page.keyboard.type("sigsegv");
    await hashBecomes(page, "#/scenarios?q=sigsegv");
    assert.equal(await rows.count(), 2);
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    await page.getByRole("searchbox").fill("END-01 hang");
    await hashBecomes(page, "#/scenarios?q=END-01 hang");
    assert.equal(await rows.count(), 1);
    await page.getByRole("searchbox").fill("no such thing");
    await page.getByText("Nothing matches these filters.").waitFor();
  }));

test("filters go along from view to view", () =>
  withReport("sample", "#/?category=end", async (page) => {
    await page
      .getByRole("navigation", { name: "Views" })
      .getByRole("link", { name: /Failures/ })
      .click();
    await hashBecomes(page, "#/failures?category=end");
    await page.goBack();
    await hashBecomes(page, "#/?category=end");
    assert.equal(await page.getByLabel("Category").inputValue(), "end");
  }));

test("failures are grouped by operation and state", () =>
  withReport("sample", "#/failures", async (page) => {
    const causes = await page.locator(".clusters h2").allInnerTexts();
    assert.deepEqual(causes, [
      "3 failures share: the first next",
      "1 failure: no step of its own",
      "1 failure: objects left behind",
      "1 failure: send while suspended",
    ]);
    await page.getByRole("link", { name: /the first next/ }).click();
    await hashBecomes(page, "#/failures?cause=the first next");
    assert.equal(await page.locator("main tbody tr").count(), 3);
    await reload(page);
    assert.equal(await page.locator("main tbody tr").count(), 3);
    await page.getByRole("link", { name: "send/crash" }).click();
    await hashBecomes(page, "#/result/send/crash?adapter=wrong&lane=native");
  }));

test("a rule has its sentence, its source, its witnesses, and who violates it", () =>
  withReport("sample", "#/rules", async (page) => {
    await page.getByRole("link", { name: "END-01", exact: true }).click();
    await hashBecomes(page, "#/rule/END-01");
    const text = await page.locator("main").innerText();
    assert.match(text, /next on a closed generator raises StopIteration/);
    assert.match(text, /beyond-contract/);
    assert.equal(
      await page.getByRole("link", { name: "https://peps.python.org/pep-0255/" }).getAttribute("href"),
      "https://peps.python.org/pep-0255/",
    );
    assert.match(text, /wrong\s+native\s+3 of 3 witnesses/);
    assert.equal(await page.locator(".grid tbody tr:not(.category)").count(), 3);
  }));

test("a name that is not there is said to be so", async () => {
  for (const place of ["#/rule/NO-1", "#/scenario/no/such", "#/result/send/total?adapter=nobody&lane=native"])
    await withReport("sample", place, async (page) => {
      assert.equal(await page.locator("h1").innerText(), "Not here");
    });
});

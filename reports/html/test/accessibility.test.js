// What axe-core, the checker that browsers' own tools use, finds on every view: nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { places, withReport } from "./browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** "color-contrast: td.reason": the rules that something breaks, and what breaks them. */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ["violations"], preload: false }),
    tags,
  );
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary.replace(/\s+/g, " ")}`),
  );
}

const screens = {
  "a desktop": { viewport: { width: 1280, height: 900 } },
  "a desktop in the dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "a phone": { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
};

for (const [screen, options] of Object.entries(screens))
  test(`axe finds nothing on ${screen}`, async () => {
    const found = {};
    for (const place of places)
      await withReport(
        "sample",
        place,
        async (page) => {
          const broken = await violations(page);
          if (broken.length) found[place || "#/"] = broken;
        },
        options,
      );
    assert.deepEqual(found, {});
  });

test("the page of a comparison is text, fits a phone, and axe finds nothing in it", async () => {
  for (const options of Object.values(screens))
    await withReport(
      "comparison",
      "",
      async (page) => {
        assert.deepEqual(await page.locator("h2").allInnerTexts(), ["New failures (1)", "Fixed (1)"]);
        assert.match(await page.locator("main").innerText(), /<script>alert\(1\)<\/script>\\x1b/);
        assert.deepEqual(await violations(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      },
      options,
    );
});

test("axe finds what is wrong", () =>
  withReport("sample", "", async (page) => {
    await page.evaluate(() => document.querySelector("main").append(document.createElement("button")));
    assert.match((await violations(page)).join("\n"), /button-name/);
  }));

// Content that wants to be more than text, and a report of 300 scenarios on 20 columns.
import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sampleFolder, withReport } from "./browser.js";

function folderSize(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce(
    (sum, entry) =>
      sum + (entry.isDirectory() ? folderSize(join(folder, entry.name)) : statSync(join(folder, entry.name)).size),
    0,
  );
}

test("hostile content is shown as text and does nothing", () =>
  withReport("hostile", "#/failures", async (page) => {
    const onlyOurs = async () =>
      assert.deepEqual(
        await page.evaluate(() =>
          [...document.scripts]
            .map((s) => s.getAttribute("src"))
            .filter((src) => !/^(yieldcheck\.js|data\/report\.js|data\/scenario\/\d+\.js)$/.test(src)),
        ),
        [],
      );
    await onlyOurs();
    assert.match(await page.locator("main").innerText(), /<script>alert\(1\)<\/script>/);
    for (const place of ["#/", "#/scenarios", "#/rules", "#/scenarios?verdict=crashes"]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, place);
      await page.waitForTimeout(100);
      await onlyOurs();
    }
    await page.locator("main tbody a").first().click();
    await page.locator(".trace").waitFor();
    await onlyOurs();
    const text = await page.locator("body").innerText();
    assert.match(text, /<script>alert\(1\)<\/script>/);
    assert.doesNotMatch(text, /[\u0001\u001b\u007f\u202e]/);
  }));

test("ten megabytes of standard error are bounded", () => {
  assert.ok(folderSize(sampleFolder("hostile")) < 1 << 20);
});

test("the page is sealed against scripts of others", () =>
  withReport("sample", "", async (page) => {
    const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|https?:/);
  }));

test("300 scenarios on 20 columns open in less than 2 seconds, in less than 30 MB", async () => {
  assert.ok(folderSize(sampleFolder("large")) < 30 << 20);
  const times = [];
  for (let attempt = 0; attempt < 5; ++attempt)
    // the best one counts: other tests may be running
    await withReport("large", "", async (page) => {
      await page.locator(".matrix tfoot").first().waitFor();
      times.push(await page.evaluate(() => performance.getEntriesByName("report shown")[0].startTime));
      assert.equal(await page.locator(".matrix tbody tr").count(), 20);
    });
  assert.ok(Math.min(...times) < 2000, `opened in ${times.map(Math.round)} ms`);
});

// How the report reads: light and dark, small screens, paper, keyboard, screen readers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { places, withReport } from "./browser.js";

test("no view scrolls sideways on a phone", async () => {
  for (const report of ["sample", "large", "hostile"])
    for (const place of report === "sample" ? places : places.slice(0, 5))
      await withReport(
        report,
        place,
        async (page) => {
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(width <= 360, `${report} ${place} is ${width} wide`);
        },
        { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
      );
});

/** Contrast of text against what lies behind it, for every element that has text of its own. */
function lowContrast() {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = (colour) => {
    probe.clearRect(0, 0, 1, 1);
    probe.fillStyle = colour;
    probe.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = probe.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, bottom) => [0, 1, 2].map((i) => top[i] * top[3] + bottom[i] * (1 - top[3])).concat(1);
  const luminance = (c) =>
    c
      .slice(0, 3)
      .map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((bottom, top) => over(top, bottom), [255, 255, 255, 1]);
  };
  const low = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (
      !own ||
      !element.checkVisibility({ opacityProperty: true }) ||
      element.closest("svg, .unseen, :disabled, .skip, noscript, option")
    )
      continue;
    if (element.closest(".mark.unsupported")) continue; // beside a word
    const background = behind(element);
    const [a, b] = [luminance(over(parse(getComputedStyle(element).color), background)), luminance(background)].sort(
      (x, y) => y - x,
    );
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5)
      low.push(`${element.className || element.tagName} "${element.textContent.slice(0, 30)}" ${contrast.toFixed(2)}`);
  }
  return low;
}

test("light and dark follow the system, and both can be read", async () => {
  const backgrounds = [];
  for (const colorScheme of ["light", "dark"])
    for (const place of places)
      await withReport(
        "sample",
        place,
        async (page) => {
          backgrounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
          assert.deepEqual(await page.evaluate(lowContrast), [], `${colorScheme} ${place}`);
        },
        { colorScheme },
      );
  assert.equal(new Set(backgrounds).size, 2);
});

test("on paper there are no controls, and nothing is cut off", () =>
  withReport("large", "#/scenarios", async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".filters").isVisible(), false);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator(".grid tbody tr:not(.category)").count(), 300);
    assert.equal(
      await page
        .locator(".scroller")
        .first()
        .evaluate((e) => getComputedStyle(e).overflowX),
      "visible",
    );
    await page.goto(
      page
        .url()
        .replace(/#.*/, "#/result/category00/scenario000?adapter=adapter_0&lane=native&build=g%2B%2B%2012.2.0%20-O0"),
    );
    await page.locator(".trace").waitFor();
    assert.equal(await page.locator(".controls").isVisible(), false);
    assert.equal(
      await page
        .locator(".source pre")
        .first()
        .evaluate((e) => e.scrollHeight > e.clientHeight + 1),
      false,
    );
    assert.ok((await page.pdf()).length > 10000);
  }));

test("all that can be focused has a name, and pages have landmarks and one heading", async () => {
  for (const place of places)
    await withReport("sample", place, async (page) => {
      for (const role of ["banner", "main", "navigation", "status"])
        assert.ok((await page.getByRole(role).count()) >= 1, `${role} on ${place}`);
      assert.equal(await page.locator("h1").count(), 1, place);
      const client = await page.context().newCDPSession(page);
      const { nodes } = await client.send("Accessibility.getFullAXTree");
      const nameless = nodes.filter(
        (node) =>
          !node.ignored &&
          ["link", "button", "slider", "combobox", "searchbox", "textbox", "img", "table"].includes(node.role?.value) &&
          !node.name?.value &&
          node.role.value !== "table",
      );
      assert.deepEqual(
        nameless.map((node) => node.role.value),
        [],
        place,
      );
      assert.deepEqual(
        await page.evaluate(() =>
          [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i),
        ),
        [],
        `ids on ${place}`,
      );
    });
});

test("the tab key goes from head to content, and arrows go through a table", () =>
  withReport("sample", "", async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    assert.equal(new URL(page.url()).hash, "");
    await page.locator(".matrix a").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const label = () =>
      page.evaluate(() => document.activeElement.getAttribute("aria-label") || document.activeElement.textContent);
    assert.match(await label(), /^end, wrong/);
    await page.keyboard.press("ArrowDown");
    assert.match(await label(), /^send, wrong/);
    assert.equal(await page.locator('.matrix a[tabindex="0"]').count(), 1);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.includes("category=send"));
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  }));

test("the list of keys opens and closes", () =>
  withReport("sample", "", async (page) => {
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("dialog").count(), 0);
  }));

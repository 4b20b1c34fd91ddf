// The browser, and a report opened in it. A page that logs an error, throws, opens a dialog or asks for anything but
// its own files fails its test.
import assert from "node:assert/strict";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const samples = process.env.YIELDCHECK_HTML_SAMPLES;
assert.ok(samples, "YIELDCHECK_HTML_SAMPLES names the folder that yieldcheck_html_samples has written");

const browser = await chromium.launch({
  executablePath: process.env.YIELDCHECK_CHROMIUM || "/usr/bin/chromium",
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});
after(() => browser.close());

/** One view of each kind. */
export const places = [
  "",
  "#/failures",
  "#/failures?cause=the%20first%20next",
  "#/scenarios",
  "#/rules",
  "#/rule/SND-01",
  "#/scenario/send/total",
  "#/result/send/total?adapter=wrong&lane=native",
  "#/result/send/crash?adapter=wrong&lane=native",
  "#/rule/NO-1",
];

export const sampleFolder = (name) => `${samples}/${name}`;

/** Opens a report at a hash; `use` gets the page. */
export async function withReport(name, hash, use, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.stack}`));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  const folder = pathToFileURL(sampleFolder(name)).href + "/";
  page.on("request", (request) => {
    if (!request.url().startsWith(folder) && !request.url().startsWith("data:"))
      complaints.push(`asked for ${request.url()}`);
  });
  try {
    await page.goto(folder + "index.html" + hash);
    await page.locator("main h1").first().waitFor({ state: "attached" });
    await use(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** The hash as people would write it. */
export async function hash(page) {
  return decodeURIComponent(new URL(page.url()).hash);
}

export async function hashBecomes(page, expected) {
  await page.waitForFunction((wanted) => decodeURIComponent(location.hash) === wanted, expected);
}

export async function reload(page) {
  await page.reload();
  await page.locator("main h1").first().waitFor({ state: "attached" });
}

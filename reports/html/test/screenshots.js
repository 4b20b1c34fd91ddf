// node screenshots.js REPORT FOLDER: the pictures that the documents show. ../screenshots.sh calls it.
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const telling = "#/result/destruction/name_rebound?adapter=asio_coro&lane=native";
const delegating = "#/result/delegation_close/delegate_yields?adapter=boost_context&lane=emulated&step=2";
const pictures = [
  { name: "report-matrix", hash: "#/", width: 1120, height: 900, dark: true },
  { name: "report-failures", hash: "#/failures?lane=native", width: 1120, height: 700 },
  { name: "report-result", hash: telling, width: 1280, height: 1120, dark: true },
  { name: "report-walk", hash: delegating, width: 1280, height: 1120 },
  { name: "report-phone", hash: telling, width: 390, height: 844 },
];

const [report, folder] = process.argv.slice(2).map((path) => resolve(path));
const browser = await chromium.launch({
  executablePath: process.env.YIELDCHECK_CHROMIUM,
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});
for (const { name, hash, width, height, dark } of pictures)
  for (const colorScheme of dark ? ["light", "dark"] : ["light"]) {
    const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 1.5, colorScheme });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(report, "index.html")).href + hash);
    await page.locator("main h1").first().waitFor({ state: "attached" });
    if (await page.getByText("Not here").count())
      throw new Error(`${hash} is not in the report: run the suite on all adapters`);
    await page.waitForTimeout(200);
    const client = await context.newCDPSession(page);
    const { data } = await client.send("Page.captureScreenshot", { format: "webp", quality: 82 });
    const file = join(folder, `${name}${colorScheme === "dark" ? "-dark" : ""}.webp`);
    writeFileSync(file, Buffer.from(data, "base64"));
    console.log(file);
    await context.close();
  }
await browser.close();

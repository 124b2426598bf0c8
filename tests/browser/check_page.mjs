// Opens a page in Chromium and checks what can be checked of it there.
// node check_page.mjs PAGE.html SCREENSHOTS-FOLDER; the packages are looked for below PAGE_CHECK_PACKAGES, or else here.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [file, folder] = process.argv.slice(2);
const packages = resolve(process.env.PAGE_CHECK_PACKAGES ?? import.meta.dirname);
const require = createRequire(join(packages, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };
const SPARE = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const faults = [];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: SPARE,
});
mkdirSync(folder, { recursive: true });

async function opened(options, what) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("request", (request) => {
    if (request.url() !== pathToFileURL(file).href) faults.push(`${what}: it asks for ${request.url()}`);
  });
  page.on("console", (message) => faults.push(`${what}: the console says ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${what}: ${error}`));
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  return page;
}

// Whether anything in the page would run, were it let.
function runs() {
  return [...document.querySelectorAll("*")].some((element) =>
    element.localName === "script" ||
    [...element.attributes].some(({ name, value }) => name.startsWith("on") || /^\s*javascript:/i.test(value)));
}

async function violations(page) {
  return page.evaluate(async (source) => {
    (0, eval)(source);
    const found = await window.axe.run(document, { resultTypes: ["violations"] });
    return found.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.length}, such as ${v.nodes[0].html.slice(0, 160)})`);
  }, axe);
}

const texts = {};
for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const what = `${size}, ${colorScheme}`;
    const page = await opened({ viewport, colorScheme }, what);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > viewport.width) faults.push(`${what}: the page is ${wide} wide and scrolls sideways`);
    if (await page.evaluate(runs)) faults.push("there is a script in the page");
    await page.screenshot({ path: join(folder, `${size}-${colorScheme}.png`) });
    for (const id of ["criteria", "timelines", "gains", "stories", "worst", "evidence", "sources"]) {
      const section = page.locator(`#${id}`);
      if ((await section.count()) === 0) continue;
      await section.evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
      await page.screenshot({ path: join(folder, `${size}-${colorScheme}-${id}.png`) });
    }
    texts[what] = await page.locator("body").innerText();
    // Last of all: axe itself is a script, which the page's own policy does not let in.
    const lax = await opened({ viewport, colorScheme, bypassCSP: true }, what);
    faults.push(...(await violations(lax)).map((text) => `${what}: axe: ${text}`));
    await page.context().close();
    await lax.context().close();
  }
}

const still = await opened({ viewport: SIZES.desktop, javaScriptEnabled: false }, "without scripts");
await still.screenshot({ path: join(folder, "without-scripts.png") });
const tree = await still.locator("body").innerText();
if (tree !== texts["desktop, light"]) faults.push("without scripts: the text is another one");

// Where even the style sheet is refused, all of it must still be there to read.
const bare = await browser.newContext({ viewport: SIZES.desktop, javaScriptEnabled: false });
const plain = await bare.newPage();
await plain.route("**/*", (route) => route.fulfill({
  contentType: "text/html; charset=utf-8",
  body: readFileSync(file),
  headers: { "content-security-policy": "sandbox; default-src 'none'; img-src 'self'; style-src 'self'" },
}));
await plain.goto("http://page.invalid/");
await plain.screenshot({ path: join(folder, "without-styles.png") });
for (const id of ["timelines", "worst"]) {
  const section = plain.locator(`#${id}`);
  if ((await section.count()) === 0) continue;
  await section.scrollIntoViewIfNeeded();
  await plain.screenshot({ path: join(folder, `without-styles-${id}.png`) });
}
const letters = (text) => text.replace(/\s+/g, "");
if (letters(await plain.locator("body").innerText()) !== letters(texts["desktop, light"])) {
  faults.push("without styles: the text is another one");
}

if (process.env.PAPER) {
  const paper = await opened({ viewport: SIZES.desktop }, "paper");
  await paper.pdf({ path: join(folder, "paper.pdf"), preferCSSPageSize: true });
  await paper.emulateMedia({ media: "print" });
  const foot = await paper.evaluate(() => getComputedStyle(document.querySelector("footer"), "::before").content);
  writeFileSync(join(folder, "paper.txt"), `${await paper.locator("body").innerText()}\n${foot}`);
}
await browser.close();
if (faults.length) {
  console.log([...new Set(faults)].join("\n"));
  process.exit(1);
}
console.log("No request, no console message, nothing that axe would mend, all of it there without scripts and styles.");

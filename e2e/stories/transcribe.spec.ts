// From paper to screen: a flower that was written with felt-tip is typed over from the keyboard alone, by two people at
// once, without waiting, without a network for a while; a list is pasted; a photo lies beside it until it was read back.
import { as, expect, read, sound, tell, test, type Demo } from "../ground";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";

interface Point {
  id: string;
  text: string;
  petal: string | null;
  parent: string | null;
  addition: boolean;
}
interface Idea {
  id: string;
  title: string;
  points: Point[];
}

const PHONE = { viewport: { width: 360, height: 740 } };
const PETALS = ["what", "how", "who", "where", "when", "preconditions"];

/** The points of an idea, its title apart, in the order in which they were written. */
async function points(demo: Demo, idea: string): Promise<Point[]> {
  const { ideas } = await read<{ ideas: Idea[] }>(demo, "lead_facilitator", "/ideas");
  return (ideas.find((one) => one.id === idea)?.points ?? []).filter((point) => point.petal !== null);
}

/** What is written on one petal, in the order of the flower. */
async function on(demo: Demo, idea: string, petal: string): Promise<string[]> {
  return (await points(demo, idea)).filter((point) => point.petal === petal).map((point) => point.text);
}

/** The table of the demo's tablet, and an idea on it; with the address of its own page. */
async function flower(demo: Demo, title: string): Promise<{ idea: string; at: string }> {
  const bearer = demo.links.personas.find((one) => one.persona === "tablet")?.bearer ?? "";
  const page = await (await fetch(`${demo.base}/r/${demo.links.route}/table`, { headers: { authorization: `Bearer ${bearer}` } })).text();
  const table = /name="table" value="([0-9a-f-]+)"/.exec(page)?.[1] ?? "";
  const idea = crypto.randomUUID();
  const made = await tell(demo, "tablet", "idea.add", { table, title, author: null }, idea);
  expect(made.status, await made.text()).toBe(201);
  return { idea, at: `${demo.base}/r/${demo.links.route}/table/ideas/${idea}/paper` };
}

/** Goes to the page of a flower; the first petal has the focus. */
async function begin(page: Page, at: string): Promise<void> {
  await page.goto(at);
  await expect(page.locator("#line-what")).toBeFocused();
}

/** Types a line and Enter, as fast as the keyboard goes. */
async function line(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text);
  await page.keyboard.press("Enter");
}

async function receivedAll(page: Page): Promise<void> {
  await expect(page.locator("[data-outbox]")).toHaveText("", { timeout: 40_000 });
  await expect(page.locator("[data-own] li")).toHaveCount(0, { timeout: 20_000 });
}

test("twelve lines by keyboard, without waiting, arrive in order", async ({ browser, demoAt }) => {
  const demo = await demoAt("tables");
  const { idea, at } = await flower(demo, "Een belbus die altijd komt");
  const page = await as(browser, demo, "facilitator");
  await begin(page, at);
  await sound(page);
  const from = Date.now();
  for (const petal of PETALS) {
    for (const n of [1, 2]) {
      await page.keyboard.type(`${petal} regel ${n}`);
      await page.keyboard.press("Enter");
    }
    await page.keyboard.press("Tab");
  }
  const typed = Date.now() - from;
  await receivedAll(page);
  const took = Date.now() - from;
  const expected = PETALS.flatMap((petal) => [`${petal} regel 1`, `${petal} regel 2`]);
  const written = await points(demo, idea);
  expect(written.map((point) => point.text)).toEqual(expected);
  expect(written.map((point) => point.petal)).toEqual(PETALS.flatMap((petal) => [petal, petal]));
  console.log(`twelve lines: typed in ${typed} ms, all received ${took} ms after the first key`);
  expect(took, "typing waits for nothing").toBeLessThan(20_000);
  await expect(page.locator(".bz-received")).toHaveCount(12);
});

test("keyboard only: sub-points, additions, questions, back a petal, undo", async ({ browser, demoAt }) => {
  const demo = await demoAt("tables");
  const { idea, at } = await flower(demo, "Een huiskamer");
  const page = await as(browser, demo, "tablet");
  await begin(page, at);
  await line(page, "elke dag open");
  await line(page, "  ook op zondag");
  await line(page, "* met muziek");
  await page.keyboard.press("Tab");
  await expect(page.locator("#line-how")).toBeFocused();
  await line(page, "* wie betaalt dat?");
  await page.keyboard.press("Shift+Tab");
  await expect(page.locator("#line-what")).toBeFocused();
  await line(page, "  en op feestdagen");
  await receivedAll(page);
  const found = await points(demo, idea);
  const by = (text: string) => found.find((point) => point.text === text);
  expect(by("ook op zondag")?.parent).toBe(by("elke dag open")?.id);
  expect(by("en op feestdagen")?.parent).toBe(by("met muziek")?.id);
  expect([by("met muziek")?.addition, by("elke dag open")?.addition]).toEqual([true, false]);
  await expect(page.locator('[data-region="leaf-how"]')).toContainText("Vraag: wie betaalt dat?");

  await test.step("Ctrl+Z in an empty field takes the last point back; in a filled one it is the field's own", async () => {
    await page.keyboard.type("half");
    await page.keyboard.press("Control+z");
    await page.locator("#line-what").fill("");
    await page.keyboard.press("Control+z");
    await expect.poll(() => on(demo, idea, "what")).toEqual(["elke dag open", "ook op zondag", "met muziek"]);
    await expect(page.getByRole("button", { name: "Haal terug: * wie betaalt dat?" })).toBeVisible();
    await page.getByRole("button", { name: "Haal terug: * wie betaalt dat?" }).click();
    await expect.poll(() => on(demo, idea, "how")).toEqual([]);
  });

  await test.step("what somebody answered already is not simply taken back, and the page says why", async () => {
    const lead = demo.links.personas.find((one) => one.persona === "lead_facilitator");
    expect(lead).toBeDefined();
    await page.locator("#line-when").focus();
    await line(page, "morgen!");
    await receivedAll(page);
    const point = (await points(demo, idea)).find((one) => one.text === "morgen!");
    const resident = demo.links.personas.find((one) => one.persona === "resident");
    const stance = { participant: resident?.participant, channel: "own", stances: [{ point: point?.id, revision: 1, kind: "behind" }] };
    expect((await tell(demo, "resident", "stance.take", stance)).status).toBe(201);
    await page.keyboard.press("Control+z");
    // It stands where one types, and not below all petals.
    const told = page.locator('[data-problems="when"] .bz-problem');
    await expect(told).toContainText("Iemand gaf al een standpunt op dit punt.");
    await sound(page);
    expect(await on(demo, idea, "when")).toEqual(["morgen!"]);
    await told.getByRole("button", { name: "Begrepen" }).click();
    await expect(told).toBeHidden();
  });

  await test.step("the same line twice: it stands there already, and is written again only when asked", async () => {
    await page.locator("#line-where").focus();
    await line(page, "Elke dag  OPEN");
    const told = page.locator('[data-problems="where"] .bz-problem');
    await expect(told).toContainText("Elke dag  OPEN");
    await expect(told).toContainText("Dit staat er al, als punt");
    expect(await on(demo, idea, "where")).toEqual([]);
    await told.getByRole("button", { name: "Zet het er toch bij" }).click();
    await expect.poll(() => on(demo, idea, "where")).toEqual(["Elke dag  OPEN"]);
    await expect(told).toBeHidden();
  });
});

test("a pasted list is shown before it is kept, and comes in whole", async ({ browser, demoAt }) => {
  const demo = await demoAt("tables");
  const { idea, at } = await flower(demo, "Een moestuin");
  const page = await as(browser, demo, "facilitator");
  await begin(page, at);
  await line(page, "achter de school");
  await receivedAll(page);
  const paste = (text: string) =>
    page.locator("#line-what").evaluate((field, list) => {
      const data = new DataTransfer();
      data.setData("text/plain", list);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
  await paste("achter de school\n   te ver ingesprongen\n- goed\n# Een onderwerp\n");
  const errors = page.locator("[data-errors]");
  await expect(errors).toContainText("Regel 2");
  await expect(errors).toContainText("Regel 4");
  await sound(page);
  expect(await on(demo, idea, "what"), "nothing half").toEqual(["achter de school"]);

  await page.getByLabel("De lijst", { exact: true }).fill("achter de school\n  met een hek\n* ook bloemen\nWie\n- de buurt\n* wie heeft de sleutel?\n");
  await page.getByRole("button", { name: "Kijk wat we lezen" }).click();
  await expect(page.getByText("Eén regel staat al op de bloem. Die slaan wij over.")).toBeVisible();
  await expect(page.locator(".bz-facts")).toContainText("wie heeft de sleutel?");
  await sound(page);
  expect(await on(demo, idea, "who")).toEqual([]);
  await page.getByRole("button", { name: "Zet deze 4 regels op de bloem" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Een moestuin");
  expect(await on(demo, idea, "what")).toEqual(["achter de school", "met een hek", "ook bloemen"]);
  expect(await on(demo, idea, "who")).toEqual(["de buurt", "wie heeft de sleutel?"]);
});

test("two people at one flower see each other, and no line is lost; offline for a while too", async ({ browser, demoAt }) => {
  const demo = await demoAt("tables");
  const { idea, at } = await flower(demo, "Een fietspad");
  const one = await as(browser, demo, "facilitator");
  const two = await as(browser, demo, "tablet", { viewport: { width: 1280, height: 800 } });
  await begin(one, at);
  await begin(two, at);
  await one.keyboard.type("l");
  const name = demo.links.personas.find((persona) => persona.persona === "facilitator")?.name ?? "";
  await expect(two.locator("[data-typing]")).toContainText(`${name} typt hier nu, bij Wat.`, { timeout: 15_000 });
  await one.locator("#line-what").fill("");
  const write = async (page: Page, who: string) => {
    for (let n = 1; n <= 8; n++) {
      await page.keyboard.type(`${who} ${n}`);
      await page.keyboard.press("Enter");
    }
  };
  await Promise.all([write(one, "gids"), write(two, "tafel")]);
  await receivedAll(one);
  await receivedAll(two);
  const all = await on(demo, idea, "what");
  expect(all.length).toBe(16);
  for (const who of ["gids", "tafel"]) expect(all.filter((text) => text.startsWith(who))).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${who} ${n}`));
  await expect(two.locator('[data-region="leaf-what"]')).toContainText("gids 8");
  await expect(one.locator('[data-region="leaf-what"]')).toContainText("tafel 8");

  await test.step("without a network the lines stay on this device, also after a reload, and arrive once", async () => {
    await expect.poll(() => one.evaluate(async (address) => (await caches.match(address)) !== undefined, at), { timeout: 40_000 }).toBe(true);
    await one.context().setOffline(true);
    await one.locator("#line-how").focus();
    for (const text of ["zonder netwerk", "  toch eronder", "en nog een"]) await line(one, text);
    const own = one.locator('[data-own="how"] li');
    await expect(own).toHaveCount(3);
    await expect(own.first()).toContainText("op dit toestel");
    await expect(one.locator("[data-outbox]")).toContainText("Bewaard op dit toestel: 3.");
    await line(one, "een vergissing");
    await expect(own).toHaveCount(4);
    await one.keyboard.press("Control+z");
    await expect(own).toHaveCount(3);
    await expect(one.locator("[data-outbox]")).toContainText("Bewaard op dit toestel: 5.");
    await one.reload();
    await expect(own).toHaveCount(3);
    await sound(one);
    await line(two, "tafel gaat door");
    await one.context().setOffline(false);
    await receivedAll(one);
    expect(await on(demo, idea, "how")).toEqual(["zonder netwerk", "toch eronder", "en nog een"]);
    await expect(one.locator('[data-region="leaf-what"]')).toContainText("tafel gaat door", { timeout: 20_000 });
  });
});

test("without scripts a line is a plain form, with Enter and with undo", async ({ browser, demoAt }) => {
  const demo = await demoAt("tables");
  const { idea, at } = await flower(demo, "Een bibliotheek");
  const page = await as(browser, demo, "facilitator", { javaScriptEnabled: false });
  await page.goto(at);
  await page.getByLabel("Volgend punt bij Wat").fill("op elke hoek");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Het staat op de bloem.")).toBeVisible();
  await page.getByLabel("Volgend punt bij Wat").fill("  ook in de bus");
  await page.getByLabel("Volgend punt bij Wie").fill("* de school?");
  await page.getByRole("button", { name: "Zet op de bloem" }).click();
  const found = await points(demo, idea);
  expect(found.map((point) => point.text)).toEqual(["op elke hoek", "ook in de bus", "de school?"]);
  expect(found[1]?.parent).toBe(found[0]?.id);
  await page.getByRole("button", { name: "Haal terug: de school?" }).click();
  await expect(page.getByText("Het punt is teruggehaald.")).toBeVisible();
  expect(await on(demo, idea, "who")).toEqual([]);
});

/** The picture that is served, as bytes and as a browser draws it. */
async function served(page: Page): Promise<{ bytes: Buffer; width: number; height: number }> {
  const picture = page.locator(".bz-photo img").first();
  await expect(picture).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  const [width, height] = await picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight] as const);
  const answer = await page.request.get(await picture.evaluate((img: HTMLImageElement) => img.src));
  expect(answer.headers()["content-type"]).toBe("image/jpeg");
  return { bytes: await answer.body(), width, height };
}

for (const file of ["flower.jpg", "flower.heic"]) {
  test(`a photo (${file}) loses where it was taken, stands upright, and goes once the flower was read back`, async ({ browser, demoAt }) => {
    const demo = await demoAt("tables");
    const { at } = await flower(demo, "Een bankje");
    const page = await as(browser, demo, "tablet", PHONE);
    await page.goto(at);
    await page.locator("#line-what").fill("bij de halte");
    await page.keyboard.press("Enter");
    await receivedAll(page);
    const blocked: string[] = [];
    page.on("console", (message) => (/Content Security Policy|Refused/.test(message.text()) ? blocked.push(message.text()) : undefined));
    expect(readFileSync(join("photos", file)).includes("Voorbeeld"), "the camera wrote itself in it").toBe(true);
    await page.locator("#line-how").fill("half getypt");
    await page.locator("#photo-form summary").click();
    await page.locator('input[type="file"]').setInputFiles(join("photos", file));
    await page.getByRole("button", { name: "Leg de foto ernaast" }).click();
    const { bytes, width, height } = await served(page);
    for (const word of ["Exif", "GPS", "Voorbeeld", "Telefoon", "2021:11"]) expect(bytes.includes(word), word).toBe(false);
    expect(file.endsWith("jpg") ? [width, height] : [height, width], "as it was held").toEqual([400, 640]);
    await expect(page.locator("#line-how"), "what is being typed stays").toHaveValue("half getypt");
    expect(blocked).toEqual([]);
    await sound(page);
    const wide = () => page.locator(".bz-photo img").first().evaluate((img) => img.getBoundingClientRect().width);
    const usual = await wide();
    await page.getByRole("link", { name: "Bekijk de foto groter" }).click();
    expect(await wide(), "large enough to read felt-tip by").toBeGreaterThan(1.9 * usual);
    await sound(page);
    await page.getByRole("link", { name: "Maak de foto kleiner" }).click();
    expect(await wide()).toBe(usual);
    const src = await page.locator(".bz-photo img").first().evaluate((img: HTMLImageElement) => img.src);
    await page.locator("#line-how").fill("");
    await page.getByRole("link", { name: "Lees na" }).click();
    await expect(page.locator(".bz-photo img")).toBeVisible();
    await expect(page.getByText("Deze bloem is op dit toestel overgetypt.")).toBeVisible();
    await sound(page);
    await page.getByRole("button", { name: "Ja, dit staat op het papier" }).click();
    await expect(page.locator(".bz-photo img")).toHaveCount(0);
    await expect(page.getByText(/nagelezen om .* op het toestel waarop het is getypt/)).toBeVisible();
    expect((await page.request.get(src)).status(), "it is gone").toBe(404);
  });
}

/** What the QR codes of a PDF say, read by a decoder that knows nothing of ours. */
function scanned(pdf: string): string[] {
  const python = process.env.BLOEMENZEE_PYTHON ?? "../.venv/bin/python";
  return execFileSync(python, ["scan.py", pdf], { encoding: "utf8" }).trim().split("\n");
}

async function printed(browser: Browser, demo: Demo): Promise<string[]> {
  const lead = await as(browser, demo, "lead_facilitator");
  await lead.goto(`${demo.base}/r/${demo.links.route}/meeting/pack`);
  for (const box of await lead.locator('input[type="checkbox"][name="part"]:enabled:not([value="flowers"])').all()) await box.uncheck();
  const download = lead.waitForEvent("download", { timeout: 120_000 });
  await lead.getByRole("button", { name: "Maak de PDF" }).click();
  const file = join(demo.dir, "flowers.pdf");
  await (await download).saveAs(file);
  await lead.context().close();
  return scanned(file);
}

test("the code on a printed flower leads to its own page, the first time after its title", async ({ browser, demoAt }) => {
  const demo = await demoAt("tables");
  const codes = await printed(browser, demo);
  expect(codes.length).toBeGreaterThan(4);
  for (const address of codes) expect(address).toMatch(new RegExp(`^${demo.base}/r/${demo.links.route}/flower/[A-Z2-9]{6}$`));
  const guide = await as(browser, demo, "facilitator");
  await guide.goto(codes[0] ?? "");
  await expect(guide.getByRole("heading", { level: 1 })).toHaveText("Hoe heet dit idee?");
  await sound(guide);
  await expect(guide.getByLabel("Titel van het idee"), "where one types").toBeFocused();
  await guide.getByLabel("Titel van het idee").fill("Een poort die open blijft");
  await guide.keyboard.press("Enter");
  await expect(guide).toHaveURL(/\/table\/ideas\/[0-9a-f-]+\/paper/);
  await expect(guide.getByRole("heading", { level: 1 })).toHaveText("Een poort die open blijft");
  await expect(guide.locator("#line-what")).toBeFocused();
  const page = new URL(guide.url()).pathname;

  await test.step("the same code, typed: the same idea", async () => {
    await guide.goto(`${demo.base}/r/${demo.links.route}/table`);
    await guide.getByLabel("Bloemcode").fill((codes[0] ?? "").slice(-6).toLowerCase());
    await guide.getByRole("button", { name: "Naar deze bloem" }).click();
    await expect.poll(() => new URL(guide.url()).pathname).toBe(page);
    await expect(guide.locator("#line-what")).toBeFocused();
    const touch = await as(browser, demo, "facilitator", { ...PHONE, hasTouch: true, isMobile: true });
    await touch.goto(codes[0] ?? "");
    await expect(touch.locator("#line-what"), "also where a camera scanned it").toBeFocused();
    await touch.context().close();
  });

  await test.step("a code that nobody printed says so", async () => {
    await guide.getByLabel("Bloemcode").fill("QQQQQQ");
    await guide.getByRole("button", { name: "Naar deze bloem" }).click();
    await expect(guide.getByRole("alert")).toContainText("Deze bloemcode kennen wij niet.");
    await sound(guide);
  });

  await test.step("a tablet is told of another table's flower", async () => {
    const tablet = await as(browser, demo, "tablet");
    const said: string[] = [];
    for (const address of codes) {
      await tablet.goto(address);
      said.push(await tablet.getByRole("main").innerText());
    }
    expect(said.some((text) => text.includes("Laat die tafel hem overtypen"))).toBe(true);
    expect(said.some((text) => text.includes("Hoe heet dit idee?"))).toBe(true);
  });
});

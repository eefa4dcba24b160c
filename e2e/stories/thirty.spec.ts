// A whole meeting of thirty, with every channel mixed: ten on their own phones, ten on the tables' tablets, ten on paper
// and by word of mouth. The network fails in the middle. Some minutes: `./check many`.
import { as, askedTwice, expect, give, press, printed, read, scan, sound, startPart, test, type Demo } from "../ground";
import { mkdirSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";

interface Presence {
  participant: string;
  presence: string;
  table: string | null;
  nowAt: string | null;
}
interface Idea {
  id: string;
  table: string;
  title: string;
  decision: boolean;
  points: { id: string; carried: boolean; open: number }[];
}
interface Person {
  id: string;
  name: string;
  card: string;
}

const PHONE = { viewport: { width: 360, height: 740 } };
const EACH = 10;

const here = async (demo: Demo) => (await read<{ people: Presence[] }>(demo, "lead_facilitator", "/attendance")).people;
const flowers = async (demo: Demo) => (await read<{ ideas: Idea[] }>(demo, "lead_facilitator", "/ideas")).ideas;

/** Keeps a picture of a screen, to look at afterwards. */
async function picture(page: Page, name: string): Promise<void> {
  mkdirSync("test-results/thirty", { recursive: true });
  await page.screenshot({ path: `test-results/thirty/${name}.png` });
}

/** Everything of an idea that is still asked, in one act, on the page of who is signed in. */
async function answerAll(page: Page, demo: Demo, idea: string): Promise<void> {
  await page.goto(`${demo.base}/r/${demo.links.route}/me/ideas/${idea}?all=1`);
  const all = page.locator("form#all");
  const one = page.getByRole("button", { name: /Ik sta erachter/ });
  if ((await all.count()) > 0) await press(page, all.getByRole("button"));
  else if ((await one.count()) > 0) await press(page, one.first());
}

/** The same on a phone without a network: what was opened before is answered point by point, and waits. */
async function answerOffline(page: Page): Promise<number> {
  const all = page.locator("form#all");
  const one = page.getByRole("button", { name: /Ik sta erachter/ });
  if ((await all.count()) > 0) await all.getByRole("button").click();
  else if ((await one.count()) > 0) await one.first().click();
  else return 0;
  await expect(page.locator("[data-outbox]")).toContainText("Bewaard op dit toestel");
  return 1;
}

/** One after the other at the table's tablet, each with the own card. */
async function atTablet(tablet: Page, demo: Demo, person: Person, ideas: Idea[]): Promise<void> {
  await tablet.goto(`${demo.base}/r/${demo.links.route}/table`);
  await tablet.getByLabel("De code van uw stoelkaart").fill(person.card.split("/").pop() ?? "");
  await tablet.getByRole("button", { name: "Verder met mijn eigen stem" }).click();
  await expect(tablet.getByText(person.name).first()).toBeVisible();
  for (const idea of ideas) await answerAll(tablet, demo, idea.id);
  await tablet.getByRole("button", { name: /volgende persoon/ }).first().click();
  await expect(tablet).toHaveURL(/\/table#voice/);
}

/** Who guides asks the rest of a table, and writes down for all of them at once. */
async function byWord(lead: Page, demo: Demo, idea: Idea, except: string[], speak: number): Promise<void> {
  if (speak === 0) return;
  await lead.goto(`${demo.base}/r/${demo.links.route}/meeting/ideas/${idea.id}/together`);
  const form = lead.locator('form:has(input[value="stance.record"])');
  for (const box of await form.locator('input[name="except"]').all()) {
    if (except.includes((await box.getAttribute("value")) ?? "")) await box.check();
  }
  await press(lead, form.getByRole("button"));
}

/** The cards of everybody, with whose they are. */
async function cards(lead: Page, demo: Demo): Promise<Person[]> {
  await lead.goto(`${demo.base}/r/${demo.links.route}/meeting/pack`);
  for (const box of await lead.locator('input[name="part"]:enabled:not([value="seat_cards"])').all()) await box.uncheck();
  const codes = await printed(lead, demo, lead.getByRole("button", { name: "Maak de PDF" }), "cards.pdf");
  const names = await lead.locator('[data-region="cards"] .bz-row__name').allInnerTexts();
  const { people } = await read<{ people: { participant: string; name: string }[] }>(demo, "lead_facilitator", "/circle");
  const id = (name: string) => people.find((one) => one.name === name)?.participant ?? "";
  return names.map((name, n) => ({ id: id(name), name, card: codes[n] ?? "" }));
}

/** Three come to the door who are on no list; two take part, one only listens. */
async function walkIns(lead: Page, demo: Demo): Promise<void> {
  for (const [name, presence] of [["Wout Waterlelie", "taking_part"], ["Warre Wikke", "taking_part"], ["Wies Wolfsmelk", "listening"]] as const) {
    await lead.goto(`${demo.base}/r/${demo.links.route}/meeting/check-in`);
    const door = lead.locator('form[action$="/meeting/check-in"]');
    const fold = door.locator("xpath=ancestor::details");
    if ((await fold.count()) > 0 && (await fold.first().getAttribute("open")) === null) await fold.first().locator("> summary").click();
    await door.locator('[name="person.name"]').fill(name);
    await door.locator('[name="why"]').fill("Hoorde het bij de bakker.");
    for (const field of await door.locator("textarea:visible").all()) if ((await field.inputValue()) === "") await field.fill("Niets bijzonders.");
    await door.locator(`[name="presence"][value="${presence}"]`).first().check().catch(() => undefined);
    await door.locator('button[type="submit"]').first().click();
    await expect(lead.getByText(name).first()).toBeVisible();
  }
}

test("thirty people, three channels, and a network that fails in the middle", async ({ browser, demoAt }) => {
  test.setTimeout(40 * 60_000);
  const demo = await demoAt("tables");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const lead = await as(browser, demo, "lead_facilitator");
  const screen = await as(browser, demo, "screen", { viewport: { width: 1920, height: 1080 } });
  await screen.goto(at("/screen"));
  await walkIns(lead, demo);
  await lead.goto(at("/meeting/tables"));
  if ((await lead.locator('form:has(input[value="seat.place_all"])').count()) > 0) await give(lead, "seat.place_all");
  const present = (await here(demo)).filter((one) => one.presence !== "away");
  expect(present.length, "thirty people are in the room").toBeGreaterThanOrEqual(30);

  const people = await cards(lead, demo);
  const voices = (await here(demo)).filter((one) => one.presence === "taking_part").map((one) => one.participant);
  const taking = people.filter((one) => voices.includes(one.id));
  const [onPhone, onTablet, onPaper] = [taking.slice(0, EACH), taking.slice(EACH, 2 * EACH), taking.slice(2 * EACH)];
  expect(onPaper.length).toBeGreaterThan(5);
  const phones = new Map<string, Page>();
  for (const person of onPhone) phones.set(person.id, await scan(browser, person.card));
  const tablets = await lent(browser, demo, lead);

  await test.step("six flowers: three typed, three from paper", async () => {
    const tables = [...tablets.keys()];
    for (const [n, table] of tables.slice(0, 3).entries()) {
      await lead.goto(at(`/table?table=${table}`));
      await give(lead, "idea.add", { title: `Getypt idee ${n + 1}` });
      await lead.getByRole("link", { name: `Getypt idee ${n + 1}` }).first().click();
      await give(lead, "point.add", { text: `Elke week samen eten, kring ${n + 1}` });
    }
    const topics = await lead.evaluate(async (url) => (await (await fetch(url)).json()) as { topics: { title: string }[] }, `/api/v1/routes/${demo.links.route}`);
    const text = topics.topics.slice(3).map((topic, n) => `# ${topic.title}\n## Papieren idee ${n + 1}\n### Wat\n- Een vast spreekuur in het dorpshuis ${n + 1}\n### Wanneer\n- morgen!\n`);
    await lead.goto(at("/meeting/transcript"));
    await lead.locator('textarea[name="text"]').fill(text.join(""));
    await lead.locator('form:has(textarea[name="text"]) button[type="submit"]').first().click();
    await give(lead, "transcript.import");
    expect((await flowers(demo)).length).toBe(6);
    await picture(screen, "1-tables");
  });

  /** Everybody answers at the table where they are; without a network for the phones when `cut`. */
  const round = async (cut: boolean) => {
    const [ideas, places] = [await flowers(demo), await here(demo)];
    const where = new Map(places.map((one) => [one.participant, one.nowAt]));
    const of = (table: string | null | undefined) => ideas.filter((idea) => idea.table === table);
    if (cut) {
      for (const person of onPhone) {
        const idea = of(where.get(person.id))[0];
        if (idea) await phones.get(person.id)?.goto(`${demo.base}/r/${demo.links.route}/me/ideas/${idea.id}?all=1`);
      }
      await Promise.all([...phones.values()].map((phone) => phone.context().setOffline(true)));
      let waiting = 0;
      for (const phone of phones.values()) waiting += await answerOffline(phone);
      expect(waiting, "what they answer waits on their phones").toBeGreaterThan(0);
    } else {
      for (const person of onPhone) for (const idea of of(where.get(person.id))) await answerAll(phones.get(person.id) as Page, demo, idea.id);
    }
    for (const person of onTablet) {
      const table = where.get(person.id) ?? "";
      const tablet = tablets.get(table);
      if (tablet) await atTablet(tablet, demo, person, of(table));
    }
    const own = [...onPhone, ...onTablet].map((person) => person.id);
    for (const idea of ideas) {
      const speak = onPaper.filter((person) => where.get(person.id) === idea.table).length;
      await byWord(lead, demo, idea, own, speak);
    }
    if (cut) {
      await Promise.all([...phones.values()].map((phone) => phone.context().setOffline(false)));
      for (const phone of phones.values()) await expect(phone.locator("[data-outbox]")).toHaveText("", { timeout: 60_000 });
    }
  };

  await test.step("each at the own table", () => round(false));
  await lead.goto(at("/meeting/carousel"));
  await give(lead, "carousel.plan");
  await lead.goto(at("/meeting"));
  await startPart(lead, "carousel");
  for (let n = 1; n <= 5; n += 1) {
    await test.step(`carousel, round ${n}`, async () => {
      await lead.goto(at("/meeting/carousel"));
      const move = lead.locator('form:has(input[name="command"][value="carousel.move"])');
      if (n > 1 || (await read<{ round: number }>(demo, "lead_facilitator", "")).round === 0) await press(lead, move.first().locator("button").last());
      await picture(screen, `2-round-${n}`);
      await round(n === 3);
      await lead.goto(at("/meeting"));
      await picture(lead, `3-control-${n}`);
    });
  }

  await test.step("the closing round: only what is still open", async () => {
    await lead.goto(at("/meeting"));
    await startPart(lead, "closing");
    for (const idea of await flowers(demo)) {
      for (const [person, phone] of phones) if (person) await answerAll(phone, demo, idea.id);
    }
    const ideas = await flowers(demo);
    for (const person of onTablet) await atTablet([...tablets.values()][0] as Page, demo, person, ideas);
    await lead.goto(at("/meeting/closing"));
    await sound(lead);
    await picture(lead, "4-closing");
    await picture(screen, "4-closing-screen");
    await askedTwice(lead, "/meeting/closing/close", "closing.close");
    const decided = await flowers(demo);
    expect(decided.filter((idea) => idea.decision).length, JSON.stringify(decided.map((idea) => [idea.title, idea.points.map((point) => point.open)]))).toBe(6);
    await lead.goto(at("/meeting"));
    await startPart(lead, "plenary");
    await picture(screen, "5-plenary");
  });
});

/** A tablet for every table, signed in with the code that the lead facilitator makes for it. */
async function lent(browser: Browser, demo: Demo, lead: Page): Promise<Map<string, Page>> {
  const tablets = new Map<string, Page>();
  const tables = new Set((await here(demo)).map((one) => one.table).filter((table) => table !== null));
  for (const table of tables) {
    await lead.goto(`${demo.base}/r/${demo.links.route}/meeting/tables`);
    const ask = lead.locator(`form[action$="/meeting/devices"]:has(input[value="${table}"])`).first();
    await ask.getByRole("button").click();
    const code = await lead.locator("#code").innerText();
    const page = await (await browser.newContext({ locale: "nl-NL", viewport: { width: 1024, height: 768 } })).newPage();
    await page.goto(`${demo.base}/sign-in`);
    await page.getByLabel("Uw code").fill(code.trim());
    await page.getByRole("main").getByRole("button").first().click();
    await expect(page).toHaveURL(/\/table/);
    tablets.set(table, page);
  }
  return tablets;
}

// Plain to read, plain to hear: large letters, hints while writing, reading aloud.
import { as, type Demo, expect, fits, press, read, sound, test } from "../ground";
import type { Page } from "@playwright/test";

const PHONE = { viewport: { width: 360, height: 740 } };
const letters = (page: Page) => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
const at = (demo: Demo, path: string) => `${demo.base}/r/${demo.links.route}${path}`;

interface Spoken {
  text: string;
  lang: string;
}

/** A voice that writes down what it would say: the browser under test has none. */
async function withVoice(page: Page, lang: string): Promise<void> {
  await page.addInitScript((tongue: string) => {
    const said: unknown[] = [];
    Object.assign(window, { said });
    class Utterance extends EventTarget {
      lang = "";
      voice: unknown;
      rate = 1;
      constructor(readonly text: string) {
        super();
      }
    }
    const speech = {
      getVoices: () => [{ lang: tongue }],
      speak: (one: Utterance) => {
        said.push({ text: one.text, lang: one.lang });
        one.dispatchEvent(new Event("start"));
      },
      cancel: () => said.push({ text: "(stil)", lang: "" }),
    };
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
    Object.defineProperty(window, "speechSynthesis", { value: speech });
  }, lang);
}

const spoken = (page: Page): Promise<Spoken[]> => page.evaluate(() => (window as unknown as { said: Spoken[] }).said);

test("large letters stay on this device, and every page of a phone still fits", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const phone = await as(browser, demo, "resident", PHONE);
  await phone.goto(at(demo, "/me"));
  const usual = await letters(phone);
  await phone.getByRole("link", { name: "Grotere letters" }).click();
  await expect(phone).toHaveURL(at(demo, "/me"));
  expect(await letters(phone)).toBeGreaterThan(usual * 1.25);
  const { ideas } = await read<{ ideas: { id: string }[] }>(demo, "lead_facilitator", "/ideas");
  for (const path of ["/me", `/me/ideas/${ideas[0]?.id}`, "/me/closing", ""]) {
    await phone.goto(at(demo, path));
    expect(await letters(phone)).toBeGreaterThan(usual * 1.25);
    await fits(phone);
  }
  await sound(phone);
  await phone.getByRole("link", { name: "Gewone letters" }).click();
  expect(await letters(phone)).toBe(usual);
});

test("a hint comes while writing, and never stops anybody", async ({ browser, demoAt }) => {
  const demo = await demoAt("tables");
  const tablet = await as(browser, demo, "tablet");
  await tablet.goto(at(demo, "/table"));
  const title = tablet.locator('form:has(input[name="command"][value="idea.add"]) input[name="title"]');
  const hints = tablet.locator("[data-hints-said]");
  await title.fill("Participatie borgen");
  await expect(hints).toContainText("In plaats van “Participatie” kan ook: meedoen.");
  await sound(tablet);
  await press(tablet, tablet.getByRole("button", { name: "Zet het idee neer" }));
  await tablet.getByRole("link", { name: "Participatie borgen" }).click();
  const field = tablet.locator('form.bz-write textarea[name="text"]');
  await field.fill("Een multidisciplinair samenwerkingsverband");
  await expect(hints).toContainText("multidisciplinair");
  await sound(tablet);
  await field.fill("Bel mevrouw De Wit op 06-12345678");
  await expect(hints).toContainText("Hier lijkt een naam, telefoonnummer of adres te staan.");
  await sound(tablet);
  await field.fill("Elke week samen koffie drinken in het dorpshuis");
  await expect(hints).toHaveText("");
  await field.press("Enter");
  await expect(tablet.getByText("Elke week samen koffie drinken in het dorpshuis", { exact: true })).toBeVisible();
});

test("a point is read aloud, and stops", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const phone = await as(browser, demo, "resident", PHONE);
  await withVoice(phone, "nl-NL");
  await phone.goto(at(demo, "/me"));
  const mine = await read<{ askedOf: { point: string }[] }>(demo, "resident", "/me");
  const { ideas } = await read<{ ideas: { id: string; points: { id: string }[] }[] }>(demo, "lead_facilitator", "/ideas");
  const points = new Set(mine.askedOf.map((one) => one.point));
  const idea = ideas.find((one) => one.points.some((point) => points.has(point.id)));
  await phone.goto(at(demo, `/me/ideas/${idea?.id}`));
  const point = (await phone.locator("#point").innerText()).replace(/\s+/g, " ").trim();
  await phone.getByRole("button", { name: "Lees dit punt voor" }).click();
  const said = await spoken(phone);
  expect(said.map((one) => one.text).join(" ")).toContain(point.slice(0, 40));
  expect(said.filter((one) => one.lang).every((one) => one.lang === "nl-NL")).toBe(true);
  await phone.getByRole("button", { name: "Stop met voorlezen" }).click();
  expect((await spoken(phone)).at(-1)?.text).toBe("(stil)");
  await expect(phone.getByRole("button", { name: "Lees dit punt voor" })).toBeVisible();
});

test("a device without a voice of this language says so", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const phone = await as(browser, demo, "resident", PHONE);
  await withVoice(phone, "fr-FR");
  await phone.goto(at(demo, ""));
  await phone.getByRole("button", { name: "Lees de vraag voor" }).click();
  await expect(phone.getByText("Dit apparaat kan dit niet voorlezen.")).toBeVisible();
});

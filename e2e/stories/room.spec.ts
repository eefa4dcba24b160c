// One round of the carousel with everybody's own way: three phones, a tablet, paper, and the big screen. One phone is
// offline for a while, one has a network that cuts answers after the commit, and the server is killed under the third.
import { as, cutting, expect, type Demo, give, press, printed, read, scan, sound, test } from "../ground";
import type { Locator, Page } from "@playwright/test";

const PHONE = { viewport: { width: 360, height: 740 } };

interface Mine {
  participant: string;
  askedOf: { point: string; text: string }[];
  stances: { point: string; kind: string }[];
}
interface Ideas {
  ideas: { id: string; points: { id: string }[] }[];
}

const outbox = (page: Page): Locator => page.locator("[data-outbox]");
const behind = (page: Page): Locator => page.getByRole("button", { name: /Ik sta erachter/ }).first();

/** What the session of this page may read of itself. */
function mineOn(page: Page, route: string): Promise<Mine> {
  return page.evaluate(async (at) => (await (await fetch(at)).json()) as Mine, `/api/v1/routes/${route}/me`);
}

/** The address of an idea of which something is asked, for who has this page. */
async function asking(demo: Demo, page: Page): Promise<string> {
  const mine = await mineOn(page, demo.links.route);
  const { ideas } = await read<Ideas>(demo, "lead_facilitator", "/ideas");
  const open = new Set(mine.askedOf.map((one) => one.point));
  const idea = ideas.find((one) => one.points.some((point) => open.has(point.id)));
  expect(idea, "something is asked").toBeTruthy();
  return `/r/${demo.links.route}/me/ideas/${idea?.id}`;
}

test("three phones, a tablet and paper: one offline, one cut off, one killed", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const screen = await as(browser, demo, "screen", { viewport: { width: 1920, height: 1080 } });
  await screen.goto(at("/screen"));
  const lead = await as(browser, demo, "lead_facilitator");
  await lead.goto(at("/meeting/pack"));
  for (const box of await lead.locator('input[name="part"]:enabled:not([value="seat_cards"])').all()) await box.uncheck();
  const cards = await printed(lead, demo, lead.getByRole("button", { name: "Maak de PDF" }), "cards.pdf");
  const names = await lead.locator('[data-region="cards"] .bz-row__name').allInnerTexts();
  const known = demo.links.personas.map((persona) => persona.name);
  const others = names.map((name, n) => ({ name, card: cards[n] ?? "" })).filter((one) => !known.includes(one.name));
  const [third, fourth, fifth] = others;
  if (!third || !fourth || !fifth) throw new Error("the demo has three more people");

  const first = await as(browser, demo, "resident", PHONE);
  const proxy = await cutting(demo.port, 4_000);
  const second = await as(browser, { ...demo, base: proxy.base } as Demo, "professional", PHONE);
  const scanned = await scan(browser, third.card);
  const phones = [first, second, scanned];
  const addresses = await Promise.all(phones.map((phone) => asking(demo, phone)));
  const before = await Promise.all(phones.map(async (phone) => (await mineOn(phone, demo.links.route)).stances.length));
  for (const [n, phone] of phones.entries()) await phone.goto(new URL(addresses[n] ?? "", phone.url()).href);

  await test.step("the first phone loses the network, and its owner goes on", async () => {
    await first.context().setOffline(true);
    await behind(first).click();
    await expect(outbox(first)).toContainText("Bewaard op dit toestel: 1.");
  });

  await test.step("the answers to the second are cut off after the commit", async () => {
    proxy.cut();
    await behind(second).click();
    await expect(outbox(second)).toContainText("Bewaard op dit toestel");
    await expect(outbox(second)).toHaveText("", { timeout: 30_000 });
    expect(proxy.counts().cut).toBeGreaterThan(0);
    expect(proxy.counts().posts, "it was sent again").toBeGreaterThan(proxy.counts().cut);
  });

  await test.step("somebody without a phone uses the table's tablet", async () => {
    const tablet = await as(browser, demo, "tablet");
    await tablet.goto(at("/table"));
    await tablet.getByLabel("De code van uw stoelkaart").fill(fourth.card.split("/").pop() ?? "");
    await tablet.getByRole("button", { name: "Verder met mijn eigen stem" }).click();
    await expect(tablet.getByText(fourth.name)).toBeVisible();
    const had = (await mineOn(tablet, demo.links.route)).stances.length;
    await tablet.goto(demo.base + (await asking(demo, tablet)));
    await press(tablet, behind(tablet));
    expect((await mineOn(tablet, demo.links.route)).stances.length).toBe(had + 1);
    await tablet.getByRole("button", { name: /volgende persoon/ }).first().click();
    await expect(tablet).toHaveURL(at("/table#voice"));
    await tablet.context().close();
  });

  await test.step("somebody wrote it on paper, and who guides records that", async () => {
    await lead.goto(at("/circle"));
    await lead.getByRole("link", { name: fifth.name }).first().click();
    const participant = lead.url().split("/").pop() ?? "";
    await lead.goto(at(`/meeting/stances/${participant}`));
    await sound(lead);
    await lead.locator('main a[href*="/meeting/points/"]').first().click();
    await give(lead, "stance.take", { "stances.0.kind": "behind", channel: "paper" });
    await expect(lead.getByText(`Het standpunt van ${fifth.name} is genoteerd.`)).toBeVisible();
  });

  await test.step("the server is killed under the third", async () => {
    await demo.end("SIGKILL");
    await behind(scanned).click();
    await expect(outbox(scanned)).toContainText("Bewaard op dit toestel");
    await demo.run(["demo", "--listen", `127.0.0.1:${demo.port}`, "--data-dir", demo.dir]);
    await expect(outbox(scanned)).toHaveText("", { timeout: 40_000 });
  });

  await test.step("the first is back: everything is there once", async () => {
    await first.context().setOffline(false);
    await expect(outbox(first)).toHaveText("", { timeout: 40_000 });
    for (const [n, phone] of phones.entries()) {
      const now = await mineOn(phone, demo.links.route);
      expect(now.stances.length, `phone ${n + 1}: one stance more`).toBe((before[n] ?? 0) + 1);
      expect(new Set(now.stances.map((one) => one.point)).size, "one stance a point").toBe(now.stances.length);
    }
  });

  await test.step("the big screen lives again, and names nobody", async () => {
    await expect(screen.locator("[data-live-status]")).not.toHaveClass(/bz-live--off/, { timeout: 40_000 });
    const shown = await screen.locator("body").innerText();
    for (const name of [...names, ...known.filter(Boolean)]) expect(shown).not.toContain(name);
    await sound(screen);
  });
  proxy.close();
});

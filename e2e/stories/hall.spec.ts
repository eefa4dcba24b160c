// The hall: a printed card that is scanned, typed, lost and taken back; a table that calls for help;
// a clock that stands still everywhere.
import { as, expect, form, press, printed, read, scan, sound, test } from "../ground";
import type { Page } from "@playwright/test";

const PHONE = { viewport: { width: 360, height: 740 } };

/** Nobody is signed in on this page any more; it may have found out by itself, while we go there. */
async function shutOut(page: Page, url: string): Promise<void> {
  await page.goto(url).catch(() => undefined);
  await expect(page).toHaveURL(/\/sign-in/);
}

test("a card is printed, scanned, typed on the tablet, lost and taken back", async ({ browser, demoAt }) => {
  const demo = await demoAt("tables");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const lead = await as(browser, demo, "lead_facilitator");
  await lead.goto(at("/meeting"));
  await lead.getByRole("link", { name: "Printpakket" }).click();
  for (const box of await lead.locator('input[name="part"]:enabled:not([value="seat_cards"])').all()) await box.uncheck();
  const cards = await printed(lead, demo, lead.getByRole("button", { name: "Maak de PDF" }), "cards.pdf");
  const rows = lead.locator('[data-region="cards"] .bz-row');
  const valid = rows.filter({ hasText: "kaart geldig" });
  await expect(valid).toHaveCount(cards.length);
  expect(cards.length).toBeGreaterThan(20);
  for (const address of cards) expect(address).toMatch(new RegExp(`^${demo.base}/link/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$`));
  await sound(lead);

  const first = await rows.first().locator(".bz-row__name").innerText();
  const phone = await scan(browser, cards[0] ?? "");
  await expect(phone).toHaveURL(at("/me"));
  await expect(phone.getByText(first)).toBeVisible();
  await sound(phone);

  await test.step("the next person types the code on the table's tablet", async () => {
    const tablet = await as(browser, demo, "tablet");
    await tablet.goto(at("/table"));
    const code = tablet.getByLabel("De code van uw stoelkaart");
    for (const [wrong, why] of [["2", "Dit is het nummer van uw stoel."], ["aaaa-bbbb-cccc", "Deze code kennen wij niet."]] as const) {
      await code.fill(wrong);
      await tablet.getByRole("button", { name: "Verder met mijn eigen stem" }).click();
      await expect(tablet.getByRole("alert").filter({ hasText: why })).toBeVisible();
      await expect(code).toHaveValue(wrong);
      await expect(code).toBeFocused();
      await sound(tablet);
    }
    await code.fill((cards[1] ?? "").split("/").pop()?.toLowerCase() ?? "");
    await tablet.getByRole("button", { name: "Verder met mijn eigen stem" }).click();
    await expect(tablet).toHaveURL(at("/me"));
    const second = await rows.nth(1).locator(".bz-row__name").innerText();
    await expect(tablet.getByText(second)).toBeVisible();
    // Some browsers set the whole page aside, whatever the server says: then it is empty, and asked for again.
    const aside = await tablet.context().newPage();
    await aside.goto(at("/me"));
    await expect(aside.getByText(second)).toBeVisible();
    const turns = (name: string) => aside.evaluate((kind) => window.dispatchEvent(new PageTransitionEvent(kind, { persisted: true })), name);
    await turns("pagehide");
    await expect(aside.getByText(second)).toBeHidden();
    await tablet.getByRole("button", { name: /volgende persoon/ }).click();
    await expect(tablet).toHaveURL(at("/table#voice"));
    await turns("pageshow");
    await expect(aside.getByRole("heading", { name: "Dit toestel is van de tafel" })).toBeVisible();
    await expect(aside.getByText(second)).toHaveCount(0);
    await tablet.goBack();
    await expect(tablet.getByRole("heading", { name: "Dit toestel is van de tafel" })).toBeVisible();
    await expect(tablet.getByText(second)).toHaveCount(0);
    await sound(tablet);
    await tablet.getByRole("link", { name: "Naar de tafel" }).click();
    await expect(tablet).toHaveURL(at("/table"));
    await tablet.context().close();
  });

  await test.step("a lost card is printed again, and the old one opens nothing", async () => {
    await rows.first().getByRole("button", { name: "Print opnieuw" }).click();
    await expect(lead.getByText("Er is nu nog niets veranderd.")).toBeVisible();
    await sound(lead);
    const again = await printed(lead, demo, lead.getByRole("button", { name: "Ja, print een nieuwe kaart voor" }), "again.pdf");
    expect(again.length).toBe(1);
    await expect(lead.getByRole("button", { name: "Ja, print een nieuwe kaart voor" })).toBeHidden();
    await lead.getByRole("link", { name: "Printpakket" }).first().click();
    await shutOut(phone, at("/me"));
    await phone.goto(cards[0] ?? "");
    await expect(phone.locator('form[action="/link"]')).toHaveCount(0);
    const other = await scan(browser, again[0] ?? "");
    await expect(other).toHaveURL(at("/me"));
    await rows.first().locator("summary").click();
    await press(lead, rows.first().getByRole("button", { name: "Ja, trek de kaart in" }));
    await expect(rows.first()).toContainText("kaart ingetrokken");
    await shutOut(other, at("/me"));
  });
});

test("a table calls and the clock stands still, seen at once", async ({ browser, demoAt }) => {
  const demo = await demoAt("tables");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const lead = await as(browser, demo, "lead_facilitator");
  const tablet = await as(browser, demo, "tablet");
  const screen = await as(browser, demo, "screen", { viewport: { width: 1920, height: 1080 } });
  const phone = await as(browser, demo, "resident", PHONE);
  for (const [page, path] of [[lead, "/meeting"], [tablet, "/table"], [screen, "/screen"], [phone, "/me"]] as const) await page.goto(at(path));

  await press(tablet, tablet.getByRole("button", { name: "Wij hebben hulp nodig" }));
  await expect(lead.getByRole("heading", { name: "Deze tafels vragen hulp" })).toBeVisible();
  await sound(lead);
  await sound(tablet);
  await press(lead, lead.getByRole("button", { name: "Ik kom eraan" }));
  await expect(tablet.getByText("Er komt iemand naar uw tafel.")).toBeVisible();

  await press(lead, lead.getByRole("button", { name: "Zet de klok stil" }));
  for (const page of [tablet, screen, phone]) await expect(page.getByText(/klok staat stil/).filter({ visible: true }).first()).toBeVisible();
  await sound(lead);
  await press(lead, lead.getByRole("button", { name: "5 minuten erbij" }));
  await press(lead, lead.getByRole("button", { name: "Laat de klok lopen" }));
  for (const page of [tablet, screen, phone]) await expect(page.locator("[data-countdown]").first()).toHaveText(/^6[45]:\d\d$/);
});

test("a flower is read back, and one answer recorded for a whole table", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const { ideas } = await read<{ ideas: { id: string; title: string }[] }>(demo, "lead_facilitator", "/ideas");
  const idea = ideas[0];
  const lead = await as(browser, demo, "lead_facilitator");
  await lead.goto(at(`/meeting/ideas/${idea?.id}`));
  await lead.getByRole("link", { name: "Eén antwoord voor de hele tafel" }).click();
  await sound(lead);
  await lead.getByRole("checkbox").first().check();
  await press(lead, lead.getByRole("button", { name: "Leg vast dat zij erachter staan" }));
  await expect(lead.getByText("Vastgelegd namens deze mensen.")).toBeVisible();
  await press(lead, lead.getByRole("button", { name: "Maak ongedaan" }));
  await expect(lead.getByText("Teruggezet.")).toBeVisible();
  await lead.getByRole("link", { name: "Eén antwoord voor de hele tafel" }).click();
  await press(lead, lead.getByRole("button", { name: "Leg vast dat zij erachter staan" }));
  await expect(lead.getByText("Vastgelegd namens deze mensen.")).toBeVisible();
  await lead.getByRole("link", { name: "Naar de schrijfpagina" }).click();
  await lead.getByRole("link", { name: "Lees na" }).click();
  await sound(lead);
  await press(lead, lead.getByRole("button", { name: "Ja, dit staat op het papier" }));
  await expect(lead.getByText(/nagelezen om/)).toBeVisible();
  await form(lead, "idea.read_back");
});

// After the meeting: somebody signs up and takes it back, a driver says yes, a card goes to another column by the
// keyboard alone, a phone tells in ten seconds how far it is, and a gathering decides again by the same rule.
import { as, askedTwice, type Demo, expect, form, give, press, read, sound, test } from "../ground";
import type { Page } from "@playwright/test";

const PHONE = { viewport: { width: 360, height: 740 } };
const at = (demo: Demo, path: string) => `${demo.base}/r/${demo.links.route}${path}`;
/** The name of a button that says what it is about only to who does not see the line it stands on. */
const about = (label: string, what: string) => new RegExp(`^${`${label}|: ${what}`.replace(/[.*+?^${}()[\]\\]/g, "\\$&").replace("|", "\\s?")}$`);
const scripts = () => test.info().project.use.javaScriptEnabled !== false;

interface Action {
  id: string;
  what: string;
  state: string;
  version: number;
}

async function action(demo: Demo, what: string): Promise<Action> {
  const { actions } = await read<{ actions: Action[] }>(demo, "lead_facilitator", "/actions");
  const found = actions.find((one) => one.what === what);
  if (!found) throw new Error(`no action ${what}`);
  return found;
}

async function open(page: Page, demo: Demo, path: string): Promise<void> {
  await page.goto(at(demo, path));
  await sound(page);
}

test("somebody signs up for what they choose, and takes it back with one press", async ({ browser, demoAt }) => {
  const demo = await demoAt("followup");
  const phone = await as(browser, demo, "resident", PHONE);
  await open(phone, demo, "/follow/sign-up");
  await expect(phone.getByText("Fysiek en digitaal mantelzorgplatform · Dichtbij, met mensen die u kent")).toBeVisible();
  await press(phone, phone.getByRole("button", { name: "Meld mij af" }));
  await expect(phone.getByRole("button", { name: "Meld mij aan" })).toBeVisible();
  await press(phone, phone.getByRole("button", { name: "Maak ongedaan" }));
  await phone.goto(at(demo, "/follow/sign-up"));
  await expect(phone.getByText("Fysiek en digitaal mantelzorgplatform · Dichtbij, met mensen die u kent")).toBeVisible();
  await phone.getByLabel("Leren van elkaars wereld").check();
  await press(phone, phone.getByRole("button", { name: "Bewaar de keuze" }));
  await expect(phone.getByText(/Leren van elkaars wereld/).first()).toBeVisible();

  // Written down for who has no phone.
  const lead = await as(browser, demo, "lead_facilitator");
  await open(lead, demo, "/follow/sign-ups");
  await lead.getByLabel("Wie wilt u zien?").selectOption({ label: "vraag mij maar (2)" });
  await lead.getByRole("button", { name: "Toon" }).click();
  await expect(lead.locator("[data-region=is] .bz-rows > li")).toHaveCount(2);
  await sound(lead);
  await lead.goto(at(demo, "/follow/sign-ups"));
  await lead.getByText("mensen zijn nog niet aangemeld").click();
  await press(lead, lead.getByRole("button", { name: about("Meld aan: vraag mij maar", "Dirk Dahlia") }));
  await expect(lead.locator("#is")).toHaveText("9 mensen hebben zich aangemeld");
});

test("a group without a driver asks somebody, who says yes on their own phone", async ({ browser, demoAt }) => {
  const demo = await demoAt("followup");
  const lead = await as(browser, demo, "lead_facilitator");
  await open(lead, demo, "/follow");
  await expect(lead.getByText(/Zonder aanjager sinds/)).toBeVisible();
  await lead.getByRole("link", { name: "Leren van elkaar", exact: true }).click();
  await sound(lead);
  await press(lead, lead.getByRole("button", { name: about("Vraag als aanjager", "Bram Boterbloem") }));
  await expect(lead.getByText("Bram Boterbloem is gevraagd als aanjager")).toBeVisible();

  const phone = await as(browser, demo, "professional", PHONE);
  await open(phone, demo, "/me");
  await phone.getByRole("link", { name: "Bekijk de vraag" }).click();
  await sound(phone);
  await press(phone, phone.getByRole("button", { name: "Ja, ik word aanjager" }));
  await expect(phone.getByText("Aanjager: Bram Boterbloem")).toBeVisible();
  await sound(phone);
  await press(phone, phone.getByRole("button", { name: "Ik stop als aanjager" }));
  await expect(phone.getByRole("button", { name: "Ik word aanjager" })).toBeVisible();
});

test("the board works by list and button, and by the arrows alone", async ({ browser, demoAt }) => {
  const demo = await demoAt("followup");
  const lead = await as(browser, demo, "lead_facilitator");
  await open(lead, demo, "/follow/actions");
  const column = (state: string) => lead.locator(`[data-column="${state}"]`);
  const what = "Herkenbare kaartjes maken en uitdelen";
  const card = column("to_do").locator("li", { hasText: what });
  await card.getByLabel(`Zet “${what}” bij`).selectOption("doing");
  await press(lead, card.getByRole("button", { name: about("Zet", what) }));
  await expect(column("doing").locator("li", { hasText: what })).toBeVisible();
  if (scripts()) {
    await column("doing").getByRole("link", { name: what }).focus();
    await lead.keyboard.press("ArrowRight");
    await expect(column("done").locator("li", { hasText: what })).toBeVisible();
    await expect(lead.locator("body > [role=status]", { hasText: `“${what}” staat nu bij: gedaan.` })).toBeAttached();
    await expect(lead.getByRole("link", { name: what })).toBeFocused();
    await lead.keyboard.press("ArrowRight");
    await expect(lead).toHaveURL(/\/stop$/);
  } else {
    await lead.goto(at(demo, `/follow/actions/${(await action(demo, what)).id}/stop`));
  }
  await sound(lead);
  await give(lead, "action.move", { reason: "De kaartjes zijn er al." });
  await expect(lead.getByText("De kaartjes zijn er al.").first()).toBeVisible();
  expect((await action(demo, what)).state).toBe("stopped");
  await open(lead, demo, "/follow/actions?view=list");
});

test("a phone tells how far it is in one press and a word; an older page is shown both versions", async ({ browser, demoAt }) => {
  const demo = await demoAt("followup");
  const what = "Per dorp een bekend gezicht vragen";
  const lead = await as(browser, demo, "lead_facilitator");
  const { id } = await action(demo, what);
  await lead.goto(at(demo, `/follow/actions/${id}`));
  const phone = await as(browser, demo, "resident", PHONE);
  await open(phone, demo, "/me");
  await phone.getByRole("link", { name: about("Hoe ver is het?", what) }).click();
  await sound(phone);
  const began = Date.now();
  await phone.getByLabel("Wilt u er iets bij zeggen?").fill("Twee mensen zeiden ja.");
  await press(phone, phone.getByRole("button", { name: "Bezig" }));
  expect(Date.now() - began).toBeLessThan(10_000);
  await expect(phone.getByText("Twee mensen zeiden ja.")).toBeVisible();
  await sound(phone);
  expect((await action(demo, what)).state).toBe("doing");
  await press(phone, phone.getByRole("button", { name: "Dat was een vergissing: terug naar “te doen”" }));
  expect((await action(demo, what)).state).toBe("to_do");
  await phone.getByText("Toch nog iets zeggen of veranderen?").click();
  await press(phone, phone.getByRole("button", { name: "Bezig", exact: true }));
  expect((await action(demo, what)).state).toBe("doing");
  await expect(phone.getByRole("link", { name: "Terug naar uw eigen pagina" })).toBeVisible();

  const change = await form(lead, "action.change");
  await change.getByLabel("Wat gaat er gebeuren?").fill("In elk dorp een bekend gezicht vragen");
  await change.getByRole("button", { name: "Bewaar" }).click();
  await expect(lead.getByText("Zo staat het nu")).toBeVisible();
  await expect(lead.getByText("In elk dorp een bekend gezicht vragen").first()).toBeVisible();
  await sound(lead);
  await press(lead, lead.getByRole("main").getByRole("button").last());
  await expect(lead.getByRole("heading", { level: 1 })).toHaveText("In elk dorp een bekend gezicht vragen");
  expect((await action(demo, "In elk dorp een bekend gezicht vragen")).state).toBe("doing");
});

test("an action is made of a decision that nobody took up, and the horizon is marked", async ({ browser, demoAt }) => {
  const demo = await demoAt("followup");
  const lead = await as(browser, demo, "lead_facilitator");
  await lead.goto(at(demo, "/follow/actions"));
  await lead.getByText(/besluiten heeft nog niemand opgepakt/).click();
  await lead.getByRole("link", { name: /^Maak een actiepunt/ }).first().click();
  await sound(lead);
  await give(lead, "action.add", {
    "terms.what": "Met de scholen praten",
    "terms.who.organisation": "School De Klimop",
    "terms.by": "2027-03-01",
    "terms.by_words": "na de voorjaarsvakantie",
  });
  await expect(lead.getByText("“na de voorjaarsvakantie”, uiterlijk maandag 1 maart 2027").first()).toBeVisible();
  await open(lead, demo, "/follow/horizon");
  await press(lead, lead.getByRole("button", { name: about("Dit staat", "Het eerste informatiepunt is open") }));
  await expect(lead.getByText("2 van 4 staat")).toBeVisible();
  await press(lead, lead.getByRole("button", { name: "Maak ongedaan" }));
  await expect(lead.getByText("1 van 4 staat")).toBeVisible();
});

test("a gathering is planned, held, and decides by the rule of the meeting", async ({ browser, demoAt }) => {
  const demo = await demoAt("followup");
  const lead = await as(browser, demo, "lead_facilitator");
  await open(lead, demo, "/follow/gatherings");
  await give(lead, "follow_up.plan", { place: "Bibliotheek De Lees", every_weeks: "4", times: "3" });
  await expect(lead.getByText("Bibliotheek De Lees")).toHaveCount(3);
  await lead.getByRole("listitem").filter({ hasText: "Bibliotheek De Lees" }).last().getByRole("link").click();
  await askedTwice(lead, "/cancel", "follow_up.cancel", { reason: "Dan is de zaal dicht." });
  await expect(lead.getByText("Dan is de zaal dicht.")).toBeVisible();

  await lead.getByRole("listitem").filter({ hasText: "Dorpshuis De Bloemenzee" }).first().getByRole("link").click();
  const gathering = new URL(lead.url()).pathname;
  await lead.getByText("Nu al invullen").click();
  for (const name of ["Anna Anemoon", "Bram Boterbloem", "Petra Petunia"]) {
    await press(lead, lead.getByRole("button", { name: about("Is er", name) }));
  }
  await give(lead, "follow_up.note", { text: "We willen elke maand een inloopochtend." });
  await sound(lead);
  await give(lead, "proposal.open");
  await lead.getByRole("link", { name: /^Maak er een voorstel van/ }).first().click();
  await sound(lead);
  await give(lead, "proposal.write", { title: "Inloopochtend" });
  await lead.getByRole("link", { name: "Inloopochtend", exact: true }).click();
  await sound(lead);
  const proposal = new URL(lead.url()).pathname;

  const phone = await as(browser, demo, "resident", PHONE);
  await open(phone, demo, "/me");
  await phone.getByRole("link", { name: "Bekijk de voorstellen" }).click();
  await phone.getByRole("link", { name: "Inloopochtend", exact: true }).click();
  await sound(phone);
  await press(phone, phone.getByRole("button", { name: "Ik sta achter alles wat hier nog open staat" }));
  await expect(phone.getByText("Op elk punt is een antwoord.")).toBeVisible();
  const other = await as(browser, demo, "professional", PHONE);
  await other.goto(demo.base + proposal);
  await press(other, other.getByRole("button", { name: "Ik sta achter alles wat hier nog open staat" }));

  // Petra has no phone with her: what she says aloud is written down for her.
  await lead.goto(demo.base + gathering);
  await lead.getByRole("link", { name: "Petra Petunia" }).click();
  await press(lead, lead.getByRole("button", { name: "Ik sta achter alles wat hier nog open staat" }));
  await lead.goto(demo.base + gathering);
  await askedTwice(lead, "/close", "proposal.close");
  await expect(lead.locator("[data-region=proposals]").getByText("besluit", { exact: true })).toBeVisible();
  await sound(lead);
});

test("a late answer is said in the same words everywhere, and leads the commissioner to its form", async ({ browser, demoAt }) => {
  const demo = await demoAt("followup");
  const phone = await as(browser, demo, "resident", PHONE);
  // The demo's days move along with today: the day is read once, and has to be the same one everywhere.
  await phone.goto(at(demo, "/answers"));
  const [, promised] = (await phone.locator("main").innerText()).match(/Dat was beloofd voor ([a-z]+ \d+ [a-z]+ \d{4})\./)!;
  const said = `De opdrachtgever heeft nog niet geantwoord. Dat was beloofd voor ${promised}.`;
  for (const path of ["", "/answers", "/follow/decisions", "/trace?became=answer_late"]) {
    await phone.goto(at(demo, path));
    await expect(phone.getByText(said).first(), path).toBeVisible();
    await expect(phone.getByText("antwoord is te laat", { exact: false }).first(), path).toBeVisible();
  }
  const came = `Dat is later dan beloofd. Het was beloofd voor ${promised}.`;
  for (const path of ["", "/answers", "/follow/decisions", "/trace?q=platform"]) {
    await phone.goto(at(demo, path));
    await expect(phone.getByText(came).first(), path).toBeVisible();
  }
  await open(phone, demo, "/follow");
  await phone.getByText("dingen vragen aandacht").click();
  await expect(phone.getByText(said)).toBeVisible();

  const alderman = await as(browser, demo, "commissioner");
  for (const page of [`${demo.base}/home`, at(demo, "/commissioner")]) {
    await alderman.goto(page);
    await expect(alderman.getByText("te laat", { exact: true })).toBeVisible();
    await expect(alderman.getByText(`Dat was beloofd voor ${promised}.`)).toBeVisible();
  }
  await open(alderman, demo, "/answers");
  await alderman.getByRole("link", { name: about("Geef antwoord", "Samenwerken op het gebied van mantelzorg") }).first().click();
  await expect(alderman.getByRole("navigation").getByRole("link", { name: "Antwoorden", exact: true })).toHaveAttribute("aria-current", "page");
  await sound(alderman);
  await give(alderman, "answer.give", { text: "Dat doen we samen." });
  await expect(alderman).toHaveURL(/\/answers/);
  await expect(alderman.getByText("9 van 9 besluiten hebben een antwoord.")).toBeVisible();
});

test("somebody begins with what became of their words, and reads the way of each idea once", async ({ browser, demoAt }) => {
  const demo = await demoAt("followup");
  const phone = await as(browser, demo, "resident", PHONE);
  await open(phone, demo, "/me");
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Wat werd er van uw punten?");
  await expect(phone.getByText("aan het idee wordt gewerkt")).toBeVisible();
  await phone.getByText("Wat er is besloten", { exact: true }).click();
  await sound(phone);
  await phone.getByRole("link", { name: "Bekijk wat er van uw punten werd" }).click();
  await sound(phone);
  const ideas = phone.locator("article.bz-trace__idea");
  for (const idea of await ideas.all()) await expect(idea.getByText("Besloten. Iedereen stond erachter.")).toHaveCount(1);
  const lead = await as(browser, demo, "lead_facilitator");
  await open(lead, demo, "/follow/again");
  await expect(lead.getByText("Adriaan Akelei")).toBeVisible();
  await lead.goto(at(demo, "/follow/actions"));
  await lead.getByText(/besluiten heeft nog niemand opgepakt/).click();
  await lead.getByRole("link", { name: /^Maak een actiepunt/ }).first().click();
  await sound(lead);
  await expect(lead.getByLabel("Kosten")).toBeHidden();
  await expect(lead.getByLabel("Uiterlijk op")).toBeVisible();
});

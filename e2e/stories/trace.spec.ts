// After the report: what became of everybody's words, how somebody wants to hear of it, what the commissioner promised,
// the figures, and what another program reads of it.
import { as, expect, fits, form, give, read, sound, tell, test, type Demo } from "../ground";
import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";

interface Idea {
  id: string;
  title: string;
  decision: boolean;
  points: { id: string; text: string }[];
}

interface Event {
  uid: string;
  sequence: number;
  status: string;
  start: string;
  rule: string | null;
  replaces: string | null;
  place: string;
}

/** One command through the API that must be taken; its id. */
async function done(demo: Demo, who: string, name: string, fields: unknown): Promise<string> {
  const id = crypto.randomUUID();
  const answer = await tell(demo, who, name, fields, id);
  expect(answer.status, `${name}: ${await answer.text()}`).toBe(201);
  return id;
}

/** The events of a calendar, as a program reads them that knows nothing of ours. */
function events(calendar: string): Event[] {
  const python = process.env.BLOEMENZEE_PYTHON ?? "../.venv/bin/python";
  const lines = execFileSync(python, ["check_calendar.py"], { input: calendar, encoding: "utf8" }).trim().split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Event);
}

/** The page in the three sizes: nothing scrolls sideways, axe finds nothing on a phone and on a desk. */
async function everySize(page: Page): Promise<void> {
  for (const size of [{ width: 360, height: 740 }, { width: 1920, height: 1080 }, { width: 1280, height: 800 }]) {
    await page.setViewportSize(size);
    if (size.width === 1920) await fits(page);
    else await sound(page);
  }
}

test("what became of what we said", async ({ browser, demoAt }) => {
  const demo = await demoAt("done");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const { ideas } = await read<{ ideas: Idea[] }>(demo, "lead_facilitator", "/ideas");
  const decision = ideas.find((idea) => idea.decision);
  if (!decision) throw new Error("the demo has no decision");
  const nobody = await (await browser.newContext({ locale: "nl-NL" })).newPage();
  const people = demo.links.personas.filter((one) => one.participant !== null || one.roles.length > 0);
  const names = people.map((one) => one.name).filter((name) => name.includes(" "));
  expect(names.length, "the demo's people are known").toBeGreaterThan(3);

  const action = await done(demo, "lead_facilitator", "action.add", {
    source: { from: "idea", idea: decision.id },
    terms: { what: "Een plek zoeken voor het informatiepunt", who: { who: "organisation", is: "De bibliotheek" }, by_words: "morgen!" },
  });
  await done(demo, "lead_facilitator", "action.move", { action, from_version: 1, state: "doing" });

  await test.step("everybody can read it, search it, and print it", async () => {
    await nobody.goto(at(""));
    await nobody.getByRole("link", { name: "Wat is er met onze woorden gebeurd?" }).click();
    await expect(nobody.getByRole("heading", { level: 1 })).toHaveText("Wat is er met onze woorden gebeurd?");
    await expect(nobody.getByText("Een plek zoeken voor het informatiepunt")).toBeVisible();
    await everySize(nobody);
    const whole = (await nobody.textContent("main")) ?? "";
    for (const name of names) expect(whole, "a name stands on the page for everybody").not.toContain(name);
    await nobody.getByLabel("Zoek op woorden").fill("PLEK informatiepunt");
    await nobody.getByRole("button", { name: "Zoek" }).click();
    await expect(nobody.getByText(/punt(en)? pass(t|en) hierbij/)).toBeVisible();
    await expect(nobody.getByRole("heading", { name: decision.title, exact: true })).toBeVisible();
    await sound(nobody);
    await nobody.goto(at("/trace?became=doing"));
    await expect(nobody.locator(".bz-trace__point .bz-status--doing").first()).toBeVisible();
    await expect(nobody.locator(".bz-trace__point .bz-status--notdecided")).toHaveCount(0);
    await nobody.goto(at(`/trace?q=${encodeURIComponent("bestaat niet")}`));
    await expect(nobody.getByText("Er is niets gevonden.")).toBeVisible();
    await sound(nobody);
    await nobody.goto(at("/trace"));
    await nobody.emulateMedia({ media: "print" });
    await expect(nobody.locator(".bz-find")).toBeHidden();
    await expect(nobody.locator(".bz-trace__idea").first()).toBeVisible();
    await nobody.emulateMedia({ media: "screen" });
  });

  await test.step("a resident sees their own points, and chooses to be told", async () => {
    const phone = await as(browser, demo, "resident", { viewport: { width: 360, height: 740 } });
    await phone.goto(at("/me"));
    await phone.getByRole("link", { name: "Bekijk wat er van uw punten werd" }).click();
    await sound(phone);
    await phone.getByRole("link", { name: /Erop geantwoord/ }).click();
    await expect(phone.getByText("U stond erachter.").first()).toBeVisible();
    await sound(phone);
    await phone.getByRole("link", { name: "Verander dit" }).click();
    await sound(phone);
    await give(phone, "follow_up.tell_me", { by: "mail", rhythm: "weekly" });
    await expect(phone.getByText("U krijgt bericht per e-mail, één keer per week.")).toBeVisible();
    await give(phone, "follow_up.about_me", { age: "from65", district: "Noord" });
    await expect(phone.getByRole("button", { name: "Haal dit weg" })).toBeVisible();
    await give(phone, "follow_up.tell_me", { by: "none", rhythm: "monthly" });
    await expect(phone.getByText("U krijgt geen bericht als er iets verandert.", { exact: false })).toBeVisible();
    await phone.context().close();
  });

  await test.step("a letter for somebody without e-mail", async () => {
    const lead = await as(browser, demo, "lead_facilitator");
    await lead.goto(at("/trace"));
    await lead.getByRole("link", { name: "Brieven voor wie geen e-mail heeft" }).click();
    await everySize(lead);
    const participant = demo.links.personas.find((one) => one.persona === "resident")?.participant ?? "";
    const person = { name: "Truus Voorbeeld", address: "Dorpsstraat 1\n1234 AB Ergens" };
    await done(demo, "lead_facilitator", "involvement.edit", { participant, person, kind: "resident" });
    await lead.goto(at(`/trace/letters/${participant}`));
    await give(lead, "follow_up.tell_me", { by: "post", rhythm: "monthly", channel: "phone" });
    await expect(lead.getByText("Beste Truus Voorbeeld")).toBeVisible();
    await everySize(lead);
    await lead.goto(at("/trace/letters"));
    const download = lead.waitForEvent("download", { timeout: 120_000 });
    await lead.getByRole("button", { name: "Maak de brieven (PDF)" }).click();
    const file = `${demo.dir}/letters.pdf`;
    await (await download).saveAs(file);
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    expect(text).toContain("Truus Voorbeeld");
    expect(text).toContain("Dorpsstraat 1");
    expect(text).toContain("Wat werd er van uw punten?");
    await lead.context().close();
  });

  await test.step("the commissioner promises a day, and another one with the reason", async () => {
    const alderman = await as(browser, demo, "commissioner");
    const given = await read<{ answers: { idea: string }[] }>(demo, "commissioner", "/answers");
    await alderman.goto(at("/answers"));
    await everySize(alderman);
    if ((await alderman.locator('form:has(input[value="answer.promise"])').count()) > 0) {
      await give(alderman, "answer.promise", { by: "2040-03-01" });
      await give(alderman, "answer.promise", { by: "2040-04-01", reason: "De raad komt later bijeen." });
      await expect(alderman.getByText("Eerder beloofd voor donderdag 1 maart 2040.")).toBeVisible();
    } else {
      expect(given.answers.length, "no promise is asked only where all is answered").toBeGreaterThan(0);
    }
    await alderman.goto(at(`/plenary/${decision.id}`));
    const answer = await form(alderman, "answer.give");
    await answer.locator("summary").click();
    await sound(alderman);
    await give(alderman, "answer.give", {
      text: "Wij doen dit.",
      "more.documents.0.title": "Raadsbesluit 12",
      "more.documents.0.link": "https://gemeente.example/12",
      "more.body": "de gemeenteraad",
      "more.taken": "2026-11-20",
    });
    await alderman.goto(at("/answers"));
    await expect(alderman.getByRole("link", { name: "Raadsbesluit 12" }).first()).toBeVisible();
    await expect(alderman.getByText("Genomen door de gemeenteraad op vrijdag 20 november 2026.", { exact: false }).first()).toBeVisible();
    await alderman.context().close();
  });

  await test.step("the figures, as bars, as a table, and as files", async () => {
    await nobody.goto(at("/figures"));
    await everySize(nobody);
    await nobody.locator("summary").first().click();
    await expect(nobody.getByRole("rowheader", { name: "uitgenodigd" })).toBeVisible();
    expect(await (await nobody.request.get(at("/figures.csv"))).text()).toContain("uitgenodigd");
    expect((await (await nobody.request.get(at("/figures.xlsx"))).body()).subarray(0, 2).toString()).toBe("PK");
    const alderman = await as(browser, demo, "commissioner");
    await alderman.goto(`${demo.base}/figures`);
    await everySize(alderman);
    await alderman.context().close();
  });

  await test.step("a news reader and a calendar", async () => {
    const feed = await nobody.request.get(at("/feed.atom"));
    expect(feed.headers()["content-type"]).toContain("application/atom+xml");
    expect(await feed.text()).toContain("Een plek zoeken voor het informatiepunt: bezig");
    const plan = { at: 1_900_000_000, place: "Dorpshuis, zaal 2", topics: ["Wat is er open?"] };
    await done(demo, "lead_facilitator", "follow_up.plan", { ...plan, every_weeks: 2, times: 3 });
    const alone = await done(demo, "lead_facilitator", "follow_up.plan", { ...plan, at: 1_910_000_000 });
    const before = events(await (await nobody.request.get(at("/calendar.ics"))).text());
    expect(before.map((event) => event.rule)).toContain("FREQ=WEEKLY;COUNT=3;INTERVAL=2");
    await done(demo, "lead_facilitator", "follow_up.plan", { ...plan, gathering: alone, at: 1_910_086_400 });
    await done(demo, "lead_facilitator", "follow_up.cancel", { gathering: alone, reason: "Er is sneeuw." });
    const text = await (await nobody.request.get(at("/calendar.ics"))).text();
    expect(text).not.toContain("sneeuw");
    const after = events(text);
    const [was, is] = [before, after].map((all) => all.find((event) => event.uid.startsWith(alone)));
    expect([was?.status, was?.sequence, is?.status, is?.sequence]).toEqual(["CONFIRMED", 0, "CANCELLED", 2]);
    expect(is?.place).toBe("Dorpshuis, zaal 2");
    const one = events(await (await nobody.request.get(at(`/calendar/${alone}`))).text());
    expect(one.map((event) => event.uid)).toEqual([is?.uid]);
  });
});

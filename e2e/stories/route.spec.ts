// One evening, from just before the carousel to the final report, by the screens.
// Who is not on a screen of their own in this story speaks: a facilitator records it for them.
import { as, askedTwice, expect, form, give, press, read, sound, startPart, tell, test, type Demo } from "../ground";
import type { Page } from "@playwright/test";

interface Idea {
  id: string;
  title: string;
  points: { id: string; kind: string; revision: number; text: string; carried: boolean }[];
}

/** Everyone else stands behind every point as it now is, spoken aloud. */
async function othersStandBehind(demo: Demo, except: string[]): Promise<void> {
  const { ideas } = await read<{ ideas: Idea[] }>(demo, "lead_facilitator", "/ideas");
  const { people } = await read<{ people: { participant: string; presence: string }[] }>(demo, "lead_facilitator", "/attendance");
  const points = ideas.flatMap((idea) => idea.points).filter((point) => point.kind === "point");
  const stances = points.map((point) => ({ point: point.id, revision: point.revision, kind: "behind" }));
  const speakers = people.filter((one) => one.presence === "taking_part" && !except.includes(one.participant));
  for (const one of speakers) {
    const answer = await tell(demo, "lead_facilitator", "stance.take", { participant: one.participant, stances, channel: "spoken" });
    expect(answer.status, await answer.text()).toBe(201);
  }
}

/** Stands behind everything that is asked, idea by idea, on the own phone. */
async function behindAll(page: Page, demo: Demo): Promise<void> {
  const { ideas } = await read<{ ideas: Idea[] }>(demo, "lead_facilitator", "/ideas");
  for (const idea of ideas) {
    await page.goto(`${demo.base}/r/${demo.links.route}/me/ideas/${idea.id}?all=1`);
    const all = page.locator("form#all");
    if ((await all.count()) > 0) {
      await press(page, all.getByRole("button"));
      continue;
    }
    const one = page.getByRole("button", { name: /Ik sta erachter/ });
    if ((await one.count()) > 0) await press(page, one);
  }
}

test("an evening, from the carousel to the report", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const resident = demo.links.personas.find((one) => one.persona === "resident")?.participant ?? "";
  const lead = await as(browser, demo, "lead_facilitator");
  const phone = await as(browser, demo, "resident", { viewport: { width: 360, height: 740 } });

  await test.step("the carousel begins", async () => {
    await lead.goto(at("/meeting"));
    await startPart(lead, "carousel");
    await expect(lead.getByRole("heading", { level: 1 })).toContainText("Carrousel");
    await lead.goto(at("/meeting/carousel"));
    await give(lead, "carousel.move");
    await phone.goto(at("/me"));
    await sound(phone);
  });

  const { ideas } = await read<{ ideas: Idea[] }>(demo, "lead_facilitator", "/ideas");
  const doubtful = ideas[3];
  if (!doubtful) throw new Error("the demo has too few ideas");

  await test.step("a resident stands behind a point, doubts another, and adds one", async () => {
    await phone.goto(at(`/me/ideas/${doubtful.id}`));
    await sound(phone);
    await press(phone, phone.getByRole("button", { name: /Ik sta erachter/ }));
    await expect(phone.locator(".bz-ask__text")).toBeVisible();
    const href = await phone.getByRole("link", { name: /Nog niet/ }).getAttribute("href");
    await phone.goto(demo.base + (href ?? ""));
    await sound(phone);
    await give(phone, "stance.take", { "stances.0.reason": "Wie betaalt dit?", "stances.0.eyes": "everyone" });
    await phone.goto(at(`/me/ideas/${doubtful.id}`));
    const more = await phone.getByRole("link", { name: /aanvulling/ }).first().getAttribute("href");
    await phone.goto(demo.base + (more ?? ""));
    await sound(phone);
    await give(phone, "point.add", { text: "Ook voor jonge mantelzorgers" });
  });

  await test.step("everybody sees everything; one point stays in doubt", async () => {
    await othersStandBehind(demo, [resident]);
    await behindAll(phone, demo);
    await lead.goto(at("/meeting"));
    await startPart(lead, "closing");
    await lead.goto(at("/meeting/closing"));
    await expect(lead.getByText("Wie betaalt dit?")).toBeVisible();
    await sound(lead);
  });

  await test.step("the round is closed, once", async () => {
    await askedTwice(lead, "/meeting/closing/close", "closing.close");
    await expect(lead.getByText("Wat besloten is, ligt vast").first()).toBeVisible();
    await lead.goto(at("/meeting"));
    await lead.locator('form:has(input[name="part"][value="plenary"]), a[href$="/plenary"]').first().waitFor();
    await startPart(lead, "plenary");
  });

  await test.step("a thread, and the handover", async () => {
    await lead.goto(at("/plenary"));
    const draw = await form(lead, "thread.draw");
    await draw.locator('[name="title"]').fill("Elkaar kennen en vinden");
    await give(lead, "thread.draw", { title: "Elkaar kennen en vinden", points: "on" });
    await expect(lead.getByRole("heading", { name: /Elkaar kennen en vinden/ })).toBeVisible();
    await sound(lead);
    await askedTwice(lead, "/plenary/hand-over", "outcome.hand_over");
  });

  await test.step("the commissioner answers every decision", async () => {
    const alderman = await as(browser, demo, "commissioner");
    for (;;) {
      await alderman.goto(at("/plenary"));
      const open = alderman.locator("a.nl-button--primary[href*='/plenary/']");
      if ((await open.count()) === 0) break;
      await open.first().click();
      await sound(alderman);
      await give(alderman, "answer.give");
    }
    await expect(alderman.getByText("Binnen de kaders").first()).toBeVisible();
    await alderman.context().close();
  });

  await test.step("the report: draft, correction, final", async () => {
    await lead.goto(at("/work"));
    await give(lead, "phase.open");
    await lead.goto(at("/report/work"));
    await give(lead, "report.draft", { next_steps: "De werkgroep komt over twee weken bij elkaar." });
    await phone.goto(at("/report"));
    await sound(phone);
    await phone.goto(at("/me"));
    await give(phone, "report.correct", { text: "Mijn aanvulling staat er goed in." });
    await lead.goto(at("/report/work"));
    await give(lead, "report.settle_correction", { accepted: "true", note: "Dank u wel." });
    await askedTwice(lead, "/report/work/finalise", "report.finalise", { reason: "Iedereen heeft het gelezen." });
    const reader = await (await browser.newContext({ locale: "nl-NL" })).newPage();
    await reader.goto(at("/report"));
    await expect(reader.getByText("Wie betaalt dit?")).toHaveCount(0);
    await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
    await sound(reader);
    const pdf = await reader.request.get(at("/report.pdf"));
    expect(pdf.status()).toBe(200);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
    const csv = await reader.request.get(at("/points.csv"));
    expect((await csv.text()).split("\n").length).toBeGreaterThan(200);
    await reader.goto(at(""));
    await sound(reader);
    await reader.close();
  });
});

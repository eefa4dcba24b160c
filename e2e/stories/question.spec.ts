// From the first question to the final report by the screens alone: a small route of four people.
import { as, askedTwice, expect, form, give, press, startPart, test } from "../ground";
import type { Page } from "@playwright/test";

const PEOPLE = ["Anna Proef", "Bram Proef", "Chris Proef", "Dina Proef"];

/** Everyone's own page under a list, by the name of the link. */
async function links(page: Page, part: string): Promise<string[]> {
  const found = await page.locator(`main a[href*="${part}"]`).evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
  return [...new Set(found)].filter((path) => /[0-9a-f-]{36}$/.test(path));
}

test("a route, from the question to the report", async ({ browser, demoAt }) => {
  const demo = await demoAt("question");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const lead = await as(browser, demo, "lead_facilitator");
  const alderman = await as(browser, demo, "commissioner");
  const next = async () => {
    await lead.goto(at("/work"));
    await give(lead, "phase.open");
  };

  await test.step("question and frames", async () => {
    await alderman.goto(at("/question"));
    await give(alderman, "question.write", {
      question: "Wat is er voor nodig, zodat iedereen in het dorp mee kan doen?",
      promise: "Wat binnen de kaders valt, nemen wij ongewijzigd over.",
    });
    await next();
    await alderman.goto(at("/frames"));
    await give(alderman, "frames.write", { "frames.0.text": "Het past binnen de begroting." });
    await askedTwice(alderman, "/frames/release", "frames.release");
    await alderman.goto(at("/frames"));
    await expect(alderman.locator('form:has(input[value="frames.write"])'), "released frames are frozen").toHaveCount(0);
  });

  await test.step("topics and circle", async () => {
    for (const title of ["Ontmoeten", "Vervoer"]) {
      await lead.goto(at("/topics"));
      await give(lead, "topic.add", { title });
    }
    await next();
    for (const name of PEOPLE) {
      await lead.goto(at("/circle/add"));
      await give(lead, "involvement.add", { "person.name": name, why: "Ik woon hier." });
    }
    await next();
  });

  await test.step("a talk with everyone", async () => {
    await lead.goto(at("/talks"));
    const talks = await links(lead, "/talks/");
    expect(talks.length).toBe(PEOPLE.length);
    for (const path of talks) {
      await lead.goto(demo.base + path);
      await give(lead, "conversation.hold", { "answers.information": "Niets." });
    }
    await next();
  });

  await test.step("the meeting is set out, and people come", async () => {
    await lead.goto(at("/meeting/tables"));
    for (const [name, n] of [["Plein", 0], ["Halte", 1]] as const) {
      await lead.goto(at("/meeting/tables"));
      const set = await form(lead, "table.set", (await lead.locator('form:has(input[value="table.set"])').count()) - 1);
      await set.locator('[name="name"]').fill(name);
      await set.locator('select[name="topic"]').selectOption({ index: n });
      await set.locator('[name="capacity"]').fill("6");
      await press(lead, set.locator('button[type="submit"]').last());
    }
    await lead.goto(at("/meeting"));
    await startPart(lead, "informing");
    for (let n = 0; n < PEOPLE.length; n += 1) {
      await lead.goto(at("/meeting/check-in"));
      const come = lead.locator('form:has(input[value="attendance.check_in"]) button[value="taking_part"]').first();
      await press(lead, come);
    }
    await lead.goto(at("/meeting/tables"));
    await give(lead, "seat.place_all");
    await lead.goto(at("/meeting"));
    await startPart(lead, "tables");
  });

  await test.step("a flower on each table", async () => {
    await lead.goto(at("/table"));
    const tables = await lead.locator('main a[href*="/table?table="]').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    const own = tables.length > 0 ? tables : [at("/table")];
    for (const [n, href] of own.entries()) {
      await lead.goto(href);
      await give(lead, "idea.add", { title: `Idee ${n + 1}` });
      const path = (await links(lead, "/table/ideas/"))[0];
      if (path && !lead.url().includes("/ideas/")) await lead.goto(demo.base + path);
      await give(lead, "point.add", { text: `Elke week samen eten ${n + 1}` });
    }
  });

  await test.step("the carousel, and everyone's word", async () => {
    await lead.goto(at("/meeting/carousel"));
    await give(lead, "carousel.plan");
    await lead.goto(at("/meeting"));
    await startPart(lead, "carousel");
    await lead.goto(at("/meeting"));
    await startPart(lead, "closing");
    await lead.goto(at("/meeting/closing"));
    const people = await links(lead, "/meeting/stances/");
    expect(people.length).toBe(PEOPLE.length);
    for (const path of people) {
      await lead.goto(demo.base + path);
      const paper = await form(lead, "stance.take");
      for (const choice of await paper.locator('select[name$=".kind"]').all()) await choice.selectOption("behind");
      for (const choice of await paper.locator('input[type="radio"][value="behind"]').all()) await choice.check();
      await press(lead, paper.locator('button[type="submit"]').last());
    }
    await lead.goto(at("/meeting/closing"));
    await askedTwice(lead, "/meeting/closing/close", "closing.close");
  });

  await test.step("handover, answers, report", async () => {
    await lead.goto(at("/meeting"));
    await startPart(lead, "plenary");
    await lead.goto(at("/plenary"));
    await askedTwice(lead, "/plenary/hand-over", "outcome.hand_over");
    for (;;) {
      await alderman.goto(at("/plenary"));
      const open = alderman.locator("a.nl-button--primary[href*='/plenary/']");
      if ((await open.count()) === 0) break;
      await open.first().click();
      await give(alderman, "answer.give");
    }
    await next();
    await lead.goto(at("/report/work"));
    await give(lead, "report.draft", { next_steps: "Volgende maand beginnen we." });
    await askedTwice(lead, "/report/work/finalise", "report.finalise", { reason: "Iedereen zat erbij en heeft het gelezen." });
    const reader = await (await browser.newContext({ locale: "nl-NL" })).newPage();
    await reader.goto(at("/report"));
    await expect(reader.getByText("Elke week samen eten 1").first()).toBeVisible();
    await reader.context().close();
  });
});

// Five thousand points: nobody writes so much in one evening, and nothing may break when they do.
import { as, askedTwice, expect, form, give, press, read, startPart, tell, test } from "../ground";
import type { Page } from "@playwright/test";

const IDEAS = 10;
const POINTS = 500;
const PETALS = ["Wat", "Hoe", "Wie", "Waar", "Wanneer", "Randvoorwaarden"];

interface Ideas {
  ideas: { id: string; title: string; points: { id: string; kind: string; revision: number }[] }[];
}

/** A transcript on these topics, with every petal used. */
function transcript(topics: string[]): string {
  const lines: string[] = [];
  for (const [n, topic] of topics.entries()) {
    lines.push(`# ${topic}`);
    for (let idea = n; idea < IDEAS; idea += topics.length) {
      lines.push(`## Groot idee ${idea + 1}`);
      for (const [p, petal] of PETALS.entries()) {
        lines.push(`### ${petal}`);
        for (let point = p; point < POINTS; point += PETALS.length) lines.push(`- elke week iets anders voor wie zorgt, nummer ${point + 1}`);
      }
    }
  }
  return lines.join("\n");
}

/** Opens a page; says how long it took and what came over the line. */
async function look(page: Page, what: string, url: string): Promise<void> {
  const began = Date.now();
  const answer = await page.goto(url);
  const took = Date.now() - began;
  expect(answer?.status(), what).toBe(200);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  const bytes = (await answer?.request().sizes())?.responseBodySize ?? 0;
  const whole = (await answer?.body())?.length ?? 0;
  console.log(`     ${what.padEnd(24)}${String(took).padStart(6)} ms ${String(Math.round(bytes / 1000)).padStart(6)} kB (${Math.round(whole / 1000)} kB unpacked)`);
}

test("five thousand points, from paper to the report", async ({ browser, demoAt }) => {
  test.setTimeout(420_000);
  const demo = await demoAt("tables");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const lead = await as(browser, demo, "lead_facilitator");
  const phone = await as(browser, demo, "resident", { viewport: { width: 360, height: 740 } });
  const screen = await as(browser, demo, "screen", { viewport: { width: 1920, height: 1080 } });
  const { topics } = await read<{ topics: { title: string }[] }>(demo, "lead_facilitator", "");

  await test.step("from paper", async () => {
    const text = transcript(topics.map((one) => one.title));
    await lead.goto(at("/meeting/transcript"));
    await lead.locator('input[type="file"]').setInputFiles({ name: "papier.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
    await lead.locator('form[enctype="multipart/form-data"] button[type="submit"]').click();
    const began = Date.now();
    await give(lead, "transcript.import");
    console.log(`     brought in              ${String(Date.now() - began).padStart(6)} ms`);
  });
  const { ideas } = await read<Ideas>(demo, "lead_facilitator", "/ideas");
  expect(ideas.flatMap((idea) => idea.points).length).toBe(IDEAS * (POINTS + 1));
  const first = ideas[0]?.id ?? "";

  await test.step("the carousel", async () => {
    await lead.goto(at("/meeting/carousel"));
    await give(lead, "carousel.plan");
    await lead.goto(at("/meeting"));
    await startPart(lead, "carousel");
    await look(phone, "phone: home", at("/me"));
    await look(phone, "phone: one idea", at(`/me/ideas/${first}`));
    await phone.getByRole("link", { name: /in één keer/ }).click();
    await press(phone, phone.locator("form#all").getByRole("button"));
    await look(screen, "big screen", at("/screen"));
    await look(screen, "big screen in text", at("/screen?view=text"));
    await look(lead, "meeting", at("/meeting"));
    await look(lead, "coverage", at("/meeting/coverage"));
    await look(lead, "one idea, guiding", at(`/meeting/ideas/${first}`));
    await look(lead, "one table", at("/table"));
  });

  await test.step("the closing round", async () => {
    await lead.goto(at("/meeting"));
    await startPart(lead, "closing");
    await look(phone, "phone: closing round", at("/me/closing"));
    await look(lead, "closing round, guiding", at("/meeting/closing"));
    const { people } = await read<{ people: { participant: string; presence: string }[] }>(demo, "lead_facilitator", "/attendance");
    const points = ideas.flatMap((idea) => idea.points).filter((point) => point.kind === "point");
    const own = demo.links.personas.find((one) => one.persona === "resident")?.participant;
    const stances = points.map((point) => ({ point: point.id, revision: point.revision, kind: "behind" }));
    for (const one of people.filter((person) => person.presence === "taking_part" && person.participant !== own)) {
      for (let from = 0; from < stances.length; from += 5_000) {
        const some = { participant: one.participant, stances: stances.slice(from, from + 5_000), channel: "spoken" };
        const answer = await tell(demo, "lead_facilitator", "stance.take", some);
        expect(answer.status, await answer.text()).toBe(201);
      }
    }
    await look(lead, "closing round, answered", at("/meeting/closing"));
    await askedTwice(lead, "/meeting/closing/close", "closing.close");
  });

  await test.step("the report", async () => {
    await lead.goto(at("/meeting"));
    await startPart(lead, "plenary");
    await look(lead, "plenary", at("/plenary"));
    await askedTwice(lead, "/plenary/hand-over", "outcome.hand_over");
    const alderman = demo.links.personas.find((one) => one.persona === "commissioner");
    expect(alderman).toBeDefined();
    const decided = (await read<{ ideas: { id: string; decision: boolean }[] }>(demo, "lead_facilitator", "/ideas")).ideas;
    for (const idea of decided.filter((one) => one.decision)) {
      await tell(demo, "commissioner", "answer.give", { idea: idea.id, answer: { kind: "within_frames" }, text: "Dit nemen we over." });
    }
    expect((await tell(demo, "lead_facilitator", "phase.open", { to: 6 })).status).toBe(201);
    await lead.goto(at("/report/work"));
    await form(lead, "report.draft");
    await give(lead, "report.draft", { next_steps: "We beginnen." });
    await look(lead, "report", at("/report"));
    await look(phone, "phone: home at the end", at("/me"));
    for (const [file, begins] of [["report.pdf", "%PDF-"], ["points.csv", ""], ["points.xlsx", "PK"]] as const) {
      const began = Date.now();
      const answer = await lead.request.get(at(`/${file}`), { timeout: 120_000 });
      expect(answer.status(), file).toBe(200);
      const body = await answer.body();
      expect(body.subarray(0, begins.length).toString()).toBe(begins);
      console.log(`     ${file.padEnd(24)}${String(Date.now() - began).padStart(6)} ms ${String(Math.round(body.length / 1000)).padStart(6)} kB`);
    }
  });
});

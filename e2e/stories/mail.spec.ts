// After the meeting by mail: an invitation arrives, and one press at its foot stops what would come next.
import { as, type Demo, expect, postbox, read, sound, tell, test } from "../ground";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PHONE = { viewport: { width: 360, height: 740 } };
const MORNING = "2026-11-25T10:00:00Z";
const WEEK = 7 * 86_400;
/** Who signed up in the demo, and so is invited. */
const INVITED = 8;

async function plan(demo: Demo, weeks: number, place: string): Promise<void> {
  const at = Date.parse(MORNING) / 1_000 + weeks * WEEK;
  const answer = await tell(demo, "lead_facilitator", "follow_up.plan", { gathering: null, at, place, topics: [] });
  expect(answer.ok, await answer.text()).toBeTruthy();
}

test("no more mail: one button, in two languages, and from then on nothing comes", async ({ browser, demoAt }) => {
  const folder = mkdtempSync(join(tmpdir(), "bloemenzee-clock-"));
  const clock = join(folder, "clock");
  writeFileSync(clock, MORNING);
  const post = await postbox();
  try {
    const demo = await demoAt("followup", "--smtp", post.url, "--mail-from", "Gemeente <gemeente@voorbeeld.example>", "--clock-file", clock);
    // A line of a mail is broken by a sign at its end.
    const to = (place: string) =>
      post.mails.filter((mail) => mail.text.includes("\nSubject: Vervolgbijeenkomst") && mail.text.replace(/=\n/g, "").includes(place));
    await plan(demo, 3, "De Brug");
    await expect.poll(() => to("De Brug").length, { timeout: 60_000 }).toBe(INVITED);
    const invited = to("De Brug");
    const found = /^List-Unsubscribe:\s*<(.+)>/m.exec(invited[0]?.text ?? "")?.[1] ?? "";
    expect(found, "the header of RFC 8058").toContain("/unsubscribe/");
    expect(found).not.toContain(invited[0]?.to.split("@")[0]);

    // Whoever reads the mail is signed in nowhere.
    const page = await (await browser.newContext({ locale: "nl-NL", ...PHONE })).newPage();
    await page.goto(demo.base + new URL(found).pathname);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Geen bericht meer?");
    await sound(page);
    await expect(page.getByRole("main").getByRole("button"), "one button").toHaveCount(1);
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("No more messages?");
    await sound(page);
    await page.getByRole("main").getByRole("button").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You will get no more messages");
    await sound(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await sound(page);

    await plan(demo, 5, "De school");
    await expect.poll(() => to("De school").length, { timeout: 60_000 }).toBe(INVITED - 1);
    expect(to("De school").map((mail) => mail.to)).not.toContain(invited[0]?.to);

    // The lead facilitator sees that they are told, and why one is not.
    const lead = await as(browser, demo, "lead_facilitator");
    await lead.goto(`${demo.base}/r/${demo.links.route}/outbox`);
    await sound(lead);
    const { gatherings } = await read<{ gatherings: { place: string }[] }>(demo, "lead_facilitator", "/follow-up");
    expect(gatherings.map((one) => one.place)).toContain("De school");
  } finally {
    post.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a link that was cut short says what to do", async ({ browser, demoAt }) => {
  const demo = await demoAt("followup");
  const page = await (await browser.newContext({ locale: "nl-NL", ...PHONE })).newPage();
  expect((await page.goto(`${demo.base}/unsubscribe/abc`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze link werkt niet");
  await sound(page);
});

// A proxy that passes every command on and then cuts the answer: what was done is done once, and
// the phone says so when it is back.
import { as, cutting, expect, read, test } from "../ground";

interface Mine {
  askedOf: { point: string }[];
}

test("an answer is cut after the commit: the stance stands, once", async ({ browser, demoAt }) => {
  const demo = await demoAt("closing");
  const proxy = await cutting(demo.port, 4_000);
  proxy.cut();
  const before = await read<{ ideas: { points: { id: string; open: number }[] }[] }>(demo, "lead_facilitator", "/ideas");
  const mine = await read<Mine>(demo, "professional", "/me");
  expect(mine.askedOf.length, "the demo leaves this person something to answer").toBeGreaterThan(0);

  const page = await as(browser, demo, "professional");
  const jar = await page.context().cookies();
  const cookie = jar.find((one) => one.name === "bloemenzee");
  const context = await browser.newContext({ locale: "nl-NL" });
  await context.addCookies([{ name: "bloemenzee", value: cookie?.value ?? "", url: proxy.base }]);
  const phone = await context.newPage();
  await phone.goto(`${proxy.base}/r/${demo.links.route}/me/closing`);
  await phone.getByRole("button", { name: /Ik sta erachter/ }).first().click();
  await expect(phone.locator("[data-outbox]")).toContainText("Bewaard op dit toestel");
  await expect(phone.locator("[data-outbox]")).toHaveText("", { timeout: 30_000 });

  const after = await read<Mine>(demo, "professional", "/me");
  expect(after.askedOf.length).toBe(mine.askedOf.length - 1);
  expect(proxy.counts().cut, "the proxy cut the answer").toBeGreaterThan(0);
  expect(proxy.counts().posts, "the phone sent it again").toBeGreaterThan(proxy.counts().cut);
  expect(before.ideas.length).toBeGreaterThan(0);
  proxy.close();
});

test("the server is killed in the middle: what was acknowledged is there", async ({ demoAt }) => {
  const demo = await demoAt("closing");
  const { tell } = await import("../ground");
  const mine = await read<Mine & { participant: string }>(demo, "resident", "/me");
  const point = mine.askedOf[0]?.point ?? "";
  const all = await read<{ ideas: { points: { id: string; revision: number }[] }[] }>(demo, "lead_facilitator", "/ideas");
  const revision = all.ideas.flatMap((idea) => idea.points).find((one) => one.id === point)?.revision ?? 1;
  const me = demo.links.personas.find((one) => one.persona === "resident")?.participant;
  const id = crypto.randomUUID();
  const fields = { participant: me, stances: [{ point, revision, kind: "behind" }], channel: "own" };
  expect((await tell(demo, "resident", "stance.take", fields, id)).status).toBe(201);
  await demo.end("SIGKILL");
  await demo.run(["demo", "--listen", `127.0.0.1:${demo.port}`, "--data-dir", demo.dir]);
  const back = await read<Mine>(demo, "resident", "/me");
  expect(back.askedOf.map((one) => one.point)).not.toContain(point);
  // Sent again after the power cut, it is answered as before and happens no second time.
  expect((await tell(demo, "resident", "stance.take", fields, id)).status).toBe(201);
});

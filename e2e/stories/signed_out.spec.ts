// A session ends while somebody writes: they are told, nothing is lost, and after signing in again it is sent.
import { as, expect, read, sound, test } from "../ground";

interface Mine {
  askedOf: { point: string }[];
}

test("what was written while signed out is kept, and sent after signing in again", async ({ browser, demoAt }) => {
  const demo = await demoAt("closing");
  const mine = await read<Mine>(demo, "professional", "/me");
  expect(mine.askedOf.length).toBeGreaterThan(0);
  const participant = demo.links.personas.find((one) => one.persona === "professional")?.participant;

  const phone = await as(browser, demo, "professional", { viewport: { width: 360, height: 740 } });
  const closing = `${demo.base}/r/${demo.links.route}/me/closing`;
  await phone.goto(closing);
  await phone.context().clearCookies({ name: "bloemenzee" });
  await phone.getByRole("button", { name: /Ik sta erachter/ }).first().click();
  const line = phone.locator("[data-outbox]");
  await expect(line).toContainText("U bent uitgelogd. Wat u schreef, staat nog op dit toestel.");
  await sound(phone);

  await line.getByRole("link", { name: "Log in" }).click();
  await expect(phone).toHaveURL(/\/sign-in\?next=/);
  await expect(line).toContainText("staat nog op dit toestel");
  expect((await read<Mine>(demo, "professional", "/me")).askedOf.length, "nothing was sent").toBe(mine.askedOf.length);

  const lead = await as(browser, demo, "lead_facilitator");
  await lead.goto(`${demo.base}/r/${demo.links.route}/circle/${participant}`);
  await lead.locator("details#code > summary").click();
  await lead.locator('form[action$="/code"] button').click();
  const code = (await lead.locator("#made-code").innerText()).trim();
  await phone.locator('input[name="code"]').fill(code);
  await phone.getByRole("main").getByRole("button").click();
  await expect(phone).toHaveURL(closing);
  await expect(line).toHaveText("", { timeout: 30_000 });
  await expect
    .poll(async () => (await read<Mine>(demo, "professional", "/me")).askedOf.length)
    .toBe(mine.askedOf.length - 1);
});

test("a form that cannot be read stays as it was filled in, with the reason beside it", async ({ browser, demoAt }) => {
  const demo = await demoAt("conversations");
  const lead = await as(browser, demo, "lead_facilitator");
  await lead.goto(`${demo.base}/r/${demo.links.route}/circle/add`);
  const form = lead.locator("form:has(input[name='command'])");
  await form.evaluate((one: HTMLFormElement) => one.setAttribute("data-send", ""));
  await form.locator('[name="person.name"]').fill("Aafke Appel");
  await form.locator("textarea").first().evaluate((one: HTMLTextAreaElement) => {
    one.removeAttribute("maxlength");
    one.value = "a".repeat(5 * 1024 * 1024);
  });
  await form.locator('button[type="submit"]').click();
  await expect(form.getByRole("alert")).toContainText("groter dan 4 MB");
  await expect(form.locator('[name="person.name"]')).toHaveValue("Aafke Appel");
});

// Practising a week before: the lead facilitator makes a copy, lets the made-up people take part, sees the figures, and
// throws it away. The real evening is as it was.
import { as, expect, sound, test } from "../ground";

test("the lead facilitator practises on a copy and throws it away", async ({ browser, demoAt }) => {
  const demo = await demoAt("tables");
  const lead = await as(browser, demo, "lead_facilitator");
  const real = `${demo.base}/r/${demo.links.route}`;
  await lead.goto(`${real}/meeting`);
  const heading = await lead.getByRole("heading", { level: 1 }).innerText();
  await lead.getByRole("link", { name: "Oefenen" }).click();
  await sound(lead);
  await lead.getByLabel("Hoeveel mensen doen er mee?").fill("2");
  // The field says itself that it is too few; the server says it too.
  await lead.locator("#people").evaluate((field) => field.removeAttribute("min"));
  await lead.getByRole("button", { name: "Maak een oefening" }).click();
  await expect(lead.getByText("Kies een aantal mensen van 3 tot 2000.")).toBeVisible();
  await sound(lead);
  await lead.getByLabel("Hoeveel mensen doen er mee?").fill("8");
  await lead.getByRole("button", { name: "Maak een oefening" }).click();
  await expect(lead.getByText("De oefening is gemaakt.")).toBeVisible();
  await expect(lead.getByText("Niets hiervan telt mee.")).toBeVisible();
  const copy = lead.url().split("?")[0];
  expect(copy).not.toContain(demo.links.route);

  await lead.getByRole("button", { name: "Maak een code" }).click();
  await expect(lead.getByText(/bloemenzee rehearse http.* \w{4}-\w{4}-\w{4}/)).toBeVisible();
  await sound(lead);

  await lead.getByRole("checkbox", { name: /Speel ook de hoofdbegeleider/ }).check();
  await lead.getByLabel("Hoelang, in minuten").fill("5");
  await lead.getByLabel("Hoeveel keer per seconde").fill("4");
  await lead.getByRole("button", { name: "Laat ze meedoen" }).click();
  await expect(lead.getByText("De verzonnen mensen doen mee.")).toBeVisible();
  await expect(lead.getByText("8 van 8")).toBeVisible({ timeout: 60_000 });
  await sound(lead);

  // Meanwhile the copy's own screens show what they do, and say what it is.
  const room = await lead.context().newPage();
  await room.goto(copy.replace("/rehearsal", "/meeting"));
  await expect(room.getByText("Niets hiervan telt mee.")).toBeVisible();
  await expect(room.getByRole("heading", { level: 1 })).toHaveText(/Thematafels|Carrousel/, { timeout: 90_000 });
  await sound(room);
  await room.goto(copy.replace("/rehearsal", "/screen"));
  await expect(room.getByText("Niets hiervan telt mee.")).toBeVisible();
  await sound(room);
  await room.close();

  // Some stances are there before it is stopped.
  const stances = lead.locator("dl div").filter({ hasText: "standpunten" }).locator("dd");
  await expect(stances).toHaveText(/^([5-9]|\d\d+)$/, { timeout: 120_000 });
  await lead.getByRole("button", { name: "Stop het meedoen" }).click();
  await expect(lead.getByText("Dit is gemeten:")).toBeVisible({ timeout: 60_000 });
  await expect(lead.getByText("alles, precies één keer")).toBeVisible();
  await sound(lead);

  await lead.getByText("Gooi deze oefening weg").click();
  await lead.getByRole("button", { name: "Ja, gooi weg" }).click();
  await expect(lead.getByText("De oefening is weg.")).toBeVisible();
  await expect(lead.getByRole("heading", { level: 1 })).toHaveText(heading);
  expect((await lead.goto(copy))?.status()).toBe(404);
});

// Going on without a network, and what one says yes to stands above the yes.
import type { Page } from "@playwright/test";
import { as, type Demo, expect, sound, test } from "../ground";

test("without a network the next points come one after another, and all arrive", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const page = await as(browser, demo, "resident", { viewport: { width: 360, height: 740 } });
  const [idea] = await openIdeas(page, `${demo.base}/r/${demo.links.route}/me`);
  const before = await asked(demo);
  const ahead = page.waitForResponse((answer) => answer.url().includes("all=1"));
  await page.goto(idea ?? "");
  const words = page.locator("#point");
  await expect(words).toBeVisible();
  await ahead;
  await page.context().setOffline(true);
  const seen: string[] = [];
  for (let n = 1; n <= 3; n += 1) {
    seen.push(await words.innerText());
    await page.getByRole("button", { name: "Ik sta erachter" }).click();
    await expect(words).not.toHaveText(seen[n - 1] ?? "");
    await expect(words, "the focus goes along").toBeFocused();
    await expect(page.locator("[data-outbox]")).toContainText(`Bewaard op dit toestel: ${n}`);
  }
  expect(new Set(seen).size, "each is another point").toBe(3);
  await page.context().setOffline(false);
  await expect(page.locator("[data-outbox]")).toHaveText("", { timeout: 30_000 });
  expect(before - (await asked(demo)), "three are answered, once each").toBe(3);
});

test("without a network somebody says not yet of a point whose page nobody opened", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const page = await as(browser, demo, "resident", { viewport: { width: 360, height: 740 } });
  const [idea] = await openIdeas(page, `${demo.base}/r/${demo.links.route}/me`);
  const ahead = ["all=1", "/not-yet", "/addition"].map((part) => page.waitForResponse((answer) => answer.url().includes(part)));
  await page.goto(idea ?? "");
  await Promise.all(ahead);
  const words = page.locator("#point");
  const first = await words.innerText();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Ik sta erachter" }).click();
  await expect(words).not.toHaveText(first);
  const second = await words.innerText();
  await page.getByRole("link", { name: "Nog niet" }).click();
  await expect(page.locator("blockquote")).toHaveText(second);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const point = /points\/([^/]+)\/not-yet/.exec(page.url())?.[1];
  await sound(page);
  await page.getByLabel("Wat is er nog voor nodig?").fill("Eerst wil ik weten wat het kost");
  await page.getByRole("radio", { name: /^Iedereen/ }).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.locator("[data-outbox]")).toContainText("Bewaard op dit toestel: 2");
  await page.getByRole("link", { name: "Terug" }).click();
  await expect(words, "what was answered on this phone is not asked again").not.toHaveText(first);
  await expect(words).not.toHaveText(second);
  await page.context().setOffline(false);
  await expect(page.locator("[data-outbox]")).toHaveText("", { timeout: 30_000 });
  const bearer = demo.links.personas.find((one) => one.persona === "resident")?.bearer ?? "";
  const answer = await fetch(`${demo.base}/api/v1/routes/${demo.links.route}/me`, { headers: { Authorization: `Bearer ${bearer}` } });
  const { askedOf } = (await answer.json()) as { askedOf: { point: string; seen: boolean }[] };
  expect(askedOf.find((one) => one.point === point)?.seen, "the not-yet arrived").toBe(true);
});

test("in large letters no choice covers the words that it is about", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const page = await as(browser, demo, "resident", { viewport: { width: 360, height: 740 } });
  await page.goto(`${demo.base}/letters/large?next=/r/${demo.links.route}/me`);
  for (const idea of await openIdeas(page, `${demo.base}/r/${demo.links.route}/me`)) {
    await page.goto(idea);
    const words = await page.locator("#point").boundingBox();
    const choices = await page.locator(".bz-choices").boundingBox();
    if (!words || !choices) throw new Error("a point with its choices is shown");
    expect(choices.y, `${page.url()}: the choices stand under the words`).toBeGreaterThanOrEqual(words.y + Math.min(words.height, 90));
  }
});

/** The ideas in which something is asked of who looks, from their own page. */
async function openIdeas(page: Page, home: string): Promise<string[]> {
  await page.goto(home);
  const links = await page.locator("a[data-ahead]").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  const open: string[] = [];
  for (const link of links) {
    await page.goto(link);
    if (await page.locator(".bz-ask--one").count()) open.push(link);
  }
  expect(open.length, "something is asked").toBeGreaterThan(1);
  return open;
}

/** How many points are asked of somebody, by the API. */
async function asked(demo: Demo): Promise<number> {
  const bearer = demo.links.personas.find((one) => one.persona === "resident")?.bearer ?? "";
  const answer = await fetch(`${demo.base}/api/v1/routes/${demo.links.route}/me`, { headers: { Authorization: `Bearer ${bearer}` } });
  return ((await answer.json()) as { askedOf: { seen: boolean }[] }).askedOf.length;
}

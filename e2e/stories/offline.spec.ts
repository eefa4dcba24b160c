// A hall with bad Wi-Fi: a phone that is offline for a while goes on, tells what waits, and everything arrives once;
// whoever uses the device next sees nothing of it.
import { as, Demo, expect, freePort, read, sound, test } from "../ground";
import { chromium, type BrowserContext, type Locator, type Page } from "@playwright/test";

interface Point {
  id: string;
  text: string;
  petal: string | null;
  open: number;
}
interface Idea {
  id: string;
  points: Point[];
}
interface Mine {
  askedOf: { point: string; text: string }[];
  stances: { point: string; kind: string }[];
}

const PHONE = { viewport: { width: 360, height: 740 } };
const WRITTEN = "Een bankje bij de bushalte";

const outbox = (page: Page): Locator => page.locator("[data-outbox]");
const old = (page: Page): Locator => page.locator("[data-kept-line]");

/** Goes to a page, and waits until the device keeps it. */
async function keep(page: Page, url: string): Promise<void> {
  const isKept = () => page.evaluate(async (address) => (await caches.match(address)) !== undefined, url);
  await page.goto(url);
  // A worker that starts badly on a busy machine is had with the next look at the page, as on a telephone.
  const soon = await expect.poll(isKept, { timeout: 20_000 }).toBe(true).then(() => true, () => false);
  if (soon) return;
  await page.reload();
  await expect.poll(isKept, { timeout: 40_000 }).toBe(true);
}

/** What the caches of this device hold, by name. */
function keptPages(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      if (name.startsWith("bz-pages-")) for (const one of await (await caches.open(name)).keys()) found.push(one.url);
    }
    return found;
  });
}

/** The command ids that get an answer from now on, as often as they do; what is tried offline gets none. */
function answered(pages: Page[]): string[] {
  const ids: string[] = [];
  for (const page of pages) {
    page.on("response", (response) => {
      const request = response.request();
      if (request.method() === "POST") ids.push(new URLSearchParams(request.postData() ?? "").get("command_id") ?? "");
    });
  }
  return ids;
}

/** Two ideas of which something is asked, with the first asked point of each. */
async function asked(demo: Demo, who: string): Promise<{ idea: string; point: string }[]> {
  const mine = await read<Mine>(demo, who, "/me");
  const { ideas } = await read<{ ideas: Idea[] }>(demo, who, "/ideas");
  const open = new Set(mine.askedOf.map((one) => one.point));
  const found = ideas.map((idea) => ({ idea: idea.id, point: idea.points.find((one) => open.has(one.id))?.id ?? "" }));
  return found.filter((one) => one.point !== "").slice(0, 2);
}

/** Presses "behind" without a network: it is saved at once, and the form says so. */
async function behindOffline(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Ik sta erachter/ }).first().click();
  await expect(page.locator(".bz-saved")).toContainText("Bewaard op dit toestel");
}

test("offline for a while: everything is kept, told, and arrives once", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const before = await read<Mine>(demo, "resident", "/me");
  const [one, two] = await asked(demo, "resident");
  if (!one || !two) throw new Error("the demo leaves this person something to answer at two ideas");
  const addition = at(`/me/points/${one.point}/addition`);

  const phone = await as(browser, demo, "resident", PHONE);
  for (const path of ["/me", `/me/ideas/${one.idea}`, `/me/ideas/${two.idea}`]) await keep(phone, at(path));
  await keep(phone, addition);
  await expect(old(phone)).toHaveText("");

  await test.step("two stances and a point, offline", async () => {
    await phone.context().setOffline(true);
    await phone.goto(at(`/me/ideas/${one.idea}`));
    await expect(old(phone)).toContainText("Geen verbinding. Dit stond hier op");
    await sound(phone);
    await behindOffline(phone);
    await expect(outbox(phone)).toContainText("Bewaard op dit toestel: 1.");
    await phone.goto(at(`/me/ideas/${two.idea}`));
    await behindOffline(phone);
    await phone.goto(addition);
    await phone.locator('textarea[name="text"], input[name="text"]:not([type="hidden"])').first().fill(WRITTEN);
    await phone.locator('form:has(input[name="command"][value="point.add"])').evaluate((form: HTMLFormElement) => {
      for (const field of form.querySelectorAll<HTMLInputElement>('input[type="radio"]')) if (field.name === "kind" && field.value === "point") field.checked = true;
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button[type="submit"], button:not([type])'));
    });
    await expect(outbox(phone)).toContainText("Bewaard op dit toestel: 3.");
  });

  await test.step("a reload, and a browser that starts anew, change nothing", async () => {
    await phone.goto(at("/me"));
    await phone.reload();
    await expect(old(phone)).toContainText("Geen verbinding");
    await expect(outbox(phone)).toContainText("Bewaard op dit toestel: 3.");
    await sound(phone);
    await phone.goto(at("/me/closing"));
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Geen verbinding");
    await expect(outbox(phone)).toContainText("Bewaard op dit toestel: 3.");
    await sound(phone);
    const second = await phone.context().newPage();
    await second.setViewportSize(PHONE.viewport);
    await phone.close();
    await second.goto(at(`/me/ideas/${one.idea}`));
    await expect(outbox(second)).toContainText("Bewaard op dit toestel: 3.");
    await expect(second.locator(".bz-saved"), "the form says that its answer waits").toHaveCount(1);
    const now = await read<Mine>(demo, "resident", "/me");
    expect(now.stances.length, "nothing has arrived").toBe(before.stances.length);

    const third = await second.context().newPage();
    await third.goto(at("/me"));
    const posts = answered([second, third]);
    await second.context().setOffline(false);
    for (const page of [second, third]) await expect(outbox(page)).toHaveText("", { timeout: 40_000 });
    for (const page of [second, third]) await expect(old(page)).toHaveText("", { timeout: 40_000 });
    expect(new Set(posts).size, "three letters").toBe(3);
    expect(posts.length, "two pages never sent the same").toBe(3);
  });

  const after = await read<Mine>(demo, "resident", "/me");
  const behind = after.stances.filter((stance) => stance.kind === "behind").map((stance) => stance.point);
  expect(behind.filter((point) => point === one.point).length).toBe(1);
  expect(behind.filter((point) => point === two.point).length).toBe(1);
  const { ideas } = await read<{ ideas: Idea[] }>(demo, "lead_facilitator", "/ideas");
  expect(ideas.flatMap((idea) => idea.points).filter((point) => point.text === WRITTEN).length, "the point, once").toBe(1);
});

test("an idea that was not opened yet can be read when the network is gone", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const phone = await as(browser, demo, "resident", PHONE);
  const [one] = await asked(demo, "resident");
  const idea = `${demo.base}/r/${demo.links.route}/me/ideas/${one?.idea}`;
  await keep(phone, `${demo.base}/r/${demo.links.route}/me`);
  const fetched = () => phone.evaluate(async (address) => (await caches.match(address)) !== undefined, idea);
  await expect.poll(fetched, { timeout: 60_000 }).toBe(true);
  await phone.context().setOffline(true);
  await phone.goto(idea);
  await expect(old(phone)).toContainText("Geen verbinding. Dit stond hier op");
  await expect(phone.getByRole("button", { name: /Ik sta erachter/ }).first()).toBeVisible();
});

test("whoever signs in next on the same device sees nothing of it", async ({ browser, demoAt }) => {
  const demo = await demoAt("carousel");
  const at = (path: string) => `${demo.base}/r/${demo.links.route}${path}`;
  const [one] = await asked(demo, "resident");
  if (!one) throw new Error("the demo leaves this person something to answer");
  const before = await read<Mine>(demo, "resident", "/me");
  const phone = await as(browser, demo, "resident", PHONE);
  const addition = at(`/me/points/${one.point}/addition`);
  for (const path of ["/me", `/me/points/${one.point}/addition`, `/me/ideas/${one.idea}`]) await keep(phone, at(path));
  // Only commands are held up, so that a letter waits while signing out still works.
  await phone.context().route("**/do", (route) => route.abort());
  await behindOffline(phone);
  await phone.getByRole("button", { name: "Uitloggen" }).click();
  await expect(phone).not.toHaveURL(/\/me/);
  await expect.poll(() => keptPages(phone)).toEqual([]);

  const other = demo.links.personas.find((persona) => persona.persona === "professional");
  await phone.goto(demo.base + new URL(other?.link ?? "").pathname);
  await phone.getByRole("main").getByRole("button").click();
  await phone.context().unroute("**/do");
  await keep(phone, at("/me"));
  await expect(outbox(phone)).toHaveText("");
  const whose = await phone.evaluate(async () => [document.body.dataset.who, ...(await caches.keys()).filter((name) => name.startsWith("bz-pages-"))]);
  expect(whose.slice(1).every((name) => name?.endsWith(`-${whose[0]}`)), "only their own pages").toBe(true);
  expect(await keptPages(phone)).not.toContain(addition);
  await phone.context().setOffline(true);
  await phone.goto(addition);
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Geen verbinding");
  await expect(outbox(phone)).toHaveText("");
  await phone.context().setOffline(false);
  await expect(phone.getByRole("heading", { level: 1 }), "the page comes by itself").not.toHaveText("Geen verbinding", { timeout: 20_000 });
  expect((await read<Mine>(demo, "resident", "/me")).stances.length, "nobody sent it in their name").toBe(before.stances.length);

  // The one who wrote it comes back to this device: now it is sent, once.
  const card = demo.links.personas.find((persona) => persona.persona === "resident");
  await phone.goto(demo.base + new URL(card?.link ?? "").pathname);
  await phone.getByRole("main").getByRole("button").click();
  await expect.poll(async () => (await read<Mine>(demo, "resident", "/me")).stances.length, { timeout: 30_000 }).toBe(before.stances.length + 1);
});

test("over plain HTTP in the hall nothing is kept but the outbox, and two pages still send once", async () => {
  // A name that is not this machine's own makes no secure context: no service worker, no locks, no randomUUID.
  const demo = new Demo(await freePort(), "carousel", "sqlite");
  await demo.start();
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  const browser = await chromium.launch({ executablePath, args: [...(args ?? []), "--host-resolver-rules=MAP zaal.test 127.0.0.1"] });
  try {
    const base = `http://zaal.test:${demo.port}`;
    const [one] = await asked(demo, "resident");
    const before = await read<Mine>(demo, "resident", "/me");
    const context: BrowserContext = await browser.newContext({ locale: "nl-NL", ...PHONE });
    const phone = await context.newPage();
    const mine = demo.links.personas.find((persona) => persona.persona === "resident");
    await phone.goto(base + new URL(mine?.link ?? "").pathname);
    await phone.getByRole("main").getByRole("button").click();
    await phone.goto(`${base}/r/${demo.links.route}/me/ideas/${one?.idea}`);
    const second = await context.newPage();
    await second.goto(`${base}/r/${demo.links.route}/me`);
    expect(await phone.evaluate(() => [isSecureContext, "locks" in navigator, "serviceWorker" in navigator, typeof crypto.randomUUID])).toEqual([
      false,
      false,
      false,
      "undefined",
    ]);
    const posts = answered([phone, second]);
    await context.setOffline(true);
    await behindOffline(phone);
    await expect(outbox(second)).toContainText("Bewaard op dit toestel: 1.");
    await context.setOffline(false);
    for (const page of [phone, second]) await expect(outbox(page)).toHaveText("", { timeout: 40_000 });
    expect(posts.length, "sent by one of the two").toBe(1);
    expect((await read<Mine>(demo, "resident", "/me")).stances.length).toBe(before.stances.length + 1);
  } finally {
    await browser.close();
    await demo.stop();
  }
});

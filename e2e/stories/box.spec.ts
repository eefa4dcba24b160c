// The meeting in a box, at an address of a network of its own: a namespace that leads nowhere. There a browser has no
// secure context. Phones sign in with a card that was printed at home; one loses the network, the laptop fails, and
// everything comes home once. Meanwhile a phone that has something for home keeps it.
import { as, type Demo, expect, printed, scanned, sound, test } from "../ground";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import type { Browser, Locator, Page } from "@playwright/test";

const PHONE = { viewport: { width: 360, height: 740 } };
const WORDS = "vier losse woorden samen";
const IN_THE_HALL = "10.78.0.2";
const PORT = 8192;

interface Mine {
  askedOf: { point: string }[];
  stances: { point: string }[];
}
interface Ideas {
  ideas: { id: string; points: { id: string }[] }[];
}

const outbox = (page: Page): Locator => page.locator("[data-outbox]");
const behind = (page: Page): Locator => page.getByRole("button", { name: /Ik sta erachter/ }).first();
const ip = (...args: string[]): void => void execFileSync("ip", args, { stdio: "pipe" });

function get<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (at) => (await (await fetch(at)).json()) as unknown, path) as Promise<T>;
}

/** The addresses of ideas of which something is asked, for who has this page. */
async function asking(page: Page, route: string): Promise<string[]> {
  const mine = await get<Mine>(page, `/api/v1/routes/${route}/me`);
  const { ideas } = await get<Ideas>(page, `/api/v1/routes/${route}/ideas`);
  const open = new Set(mine.askedOf.map((one) => one.point));
  return ideas.filter((one) => one.points.some((point) => open.has(point.id))).map((one) => `/r/${route}/me/ideas/${one.id}`);
}

const taken = async (page: Page, route: string): Promise<number> => (await get<Mine>(page, `/api/v1/routes/${route}/me`)).stances.length;

/** Whether this machine lets us make a network of its own; in some containers nobody may. */
function namespaces(): boolean {
  const probe = `bz-probe-${process.pid}`;
  try {
    ip("netns", "add", probe);
    ip("link", "add", probe.slice(0, 15), "type", "veth", "peer", "name", "eth0", "netns", probe);
    ip("netns", "del", probe);
    return true;
  } catch {
    try {
      ip("netns", "del", probe);
    } catch {
      // There is none.
    }
    return false;
  }
}

/** A network of its own, with a laptop in it that serves a box. */
class Hall {
  private readonly space = `bz-${process.pid}`;
  private readonly wire = `bz${process.pid}`;
  private laptop: ChildProcess | null = null;
  said = "";

  constructor(
    private readonly file: string,
    private readonly secret: string,
  ) {
    ip("netns", "add", this.space);
    ip("link", "add", this.wire, "type", "veth", "peer", "name", "eth0", "netns", this.space);
    ip("addr", "add", "10.78.0.1/24", "dev", this.wire);
    ip("link", "set", this.wire, "up");
    ip("-n", this.space, "addr", "add", `${IN_THE_HALL}/24`, "dev", "eth0");
    ip("-n", this.space, "link", "set", "eth0", "up");
  }

  get base(): string {
    return `http://${IN_THE_HALL}:${PORT}`;
  }

  /** Opens the box; answers the link of who leads. */
  async open(): Promise<string> {
    const program = process.env.BLOEMENZEE_BIN ?? "../target/debug/bloemenzee";
    const box = ["box", "open", this.file, "--listen", `0.0.0.0:${PORT}`, "--passphrase-file", this.secret];
    this.said = "";
    const child = spawn("ip", ["netns", "exec", this.space, program, ...box], { stdio: ["ignore", "pipe", "pipe"] });
    this.laptop = child;
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (this.said += text.toString()));
    await expect.poll(() => this.said, { timeout: 30_000 }).toContain("Serving on");
    return /http:\S+\/link\/\S+/.exec(this.said)?.[0] ?? "";
  }

  async fail(): Promise<void> {
    const gone = new Promise((resolve) => this.laptop?.once("exit", resolve));
    this.laptop?.kill("SIGKILL");
    await gone;
  }

  close(): void {
    this.laptop?.kill("SIGKILL");
    ip("netns", "del", this.space);
  }
}

/** Signs in at the box with what stands on a card. */
async function withCard(browser: Browser, hall: Hall, card: string): Promise<Page> {
  const phone = await (await browser.newContext({ locale: "nl-NL", ...PHONE })).newPage();
  await phone.goto(`${hall.base}/sign-in`);
  await sound(phone);
  await phone.locator('input[name="code"]').fill((card.split("/").pop() ?? "").toLowerCase());
  await phone.locator('main form[action="/sign-in"]').getByRole("button").click();
  await expect(phone).toHaveURL(/\/me$/);
  return phone;
}

/** Presses a button that answers with a file. */
async function file(page: Page, button: string, to: string): Promise<void> {
  const download = page.waitForEvent("download", { timeout: 60_000 });
  await page.getByRole("button", { name: button }).click();
  await (await download).saveAs(to);
}

/** Takes the route along, as who leads does on the page. */
async function takeAlong(lead: Page, demo: Demo): Promise<string> {
  await lead.goto(`${demo.base}/r/${demo.links.route}/meeting`);
  await lead.getByRole("link", { name: "De kist: bijeenkomst zonder internet" }).click();
  await sound(lead);
  await lead.getByLabel("Hoe noemt u deze kist?").fill("Kist van de hal");
  await lead.getByLabel("Kies een wachtzin").fill(WORDS);
  await lead.getByLabel("Dezelfde wachtzin nog een keer").fill(WORDS);
  const box = join(demo.dir, "kist.bloemenzee");
  await file(lead, "Neem mee", box);
  await expect(lead.getByText("Dit traject is op reis in “Kist van de hal”").first()).toBeVisible({ timeout: 15_000 });
  await expect(lead.getByRole("heading", { name: "De kist is terug" }), "the page went on by itself").toBeVisible();
  await expect(lead.getByLabel("Kies een wachtzin")).toHaveCount(0);
  await sound(lead);
  return box;
}

test("a meeting in a box, at an address that is no secure context", async ({ browser, demoAt }) => {
  test.skip(!namespaces(), "this machine makes no network namespaces: that needs root, and iproute2");
  const demo = await demoAt("carousel");
  const route = demo.links.route;
  const lead = await as(browser, demo, "lead_facilitator");
  await lead.goto(`${demo.base}/r/${route}/meeting/pack`);
  for (const part of await lead.locator('input[name="part"]:enabled:not([value="seat_cards"])').all()) await part.uncheck();
  const cards = await printed(lead, demo, lead.getByRole("button", { name: "Maak de PDF" }), "cards.pdf");
  const names = await lead.locator('[data-region="cards"] .bz-row__name').allInnerTexts();
  const known = demo.links.personas.map((persona) => persona.name);
  const card = cards.find((_, n) => !known.includes(names[n] ?? ""));
  if (!card) throw new Error("the demo has somebody more");

  const atHome = await as(browser, demo, "resident", PHONE);
  const had = await taken(atHome, route);
  await atHome.goto(demo.base + ((await asking(atHome, route))[0] ?? ""));
  await atHome.context().setOffline(true);
  await behind(atHome).click();
  await expect(outbox(atHome)).toContainText("Bewaard op dit toestel: 1.");

  const box = await takeAlong(lead, demo);
  const secret = join(demo.dir, "wachtzin");
  writeFileSync(secret, WORDS);
  const hall = new Hall(box, secret);
  try {
    await atHome.context().setOffline(false);
    await expect(atHome.locator("body")).toHaveAttribute("data-who", /.+/);
    await atHome.waitForTimeout(3_000);
    await expect(outbox(atHome), "home does not take it in, so the phone keeps it").toContainText("Bewaard op dit toestel: 1.");

    const link = await hall.open();
    expect(link).toContain(hall.base);
    expect(hall.said).toContain("█");
    const leads = await (await browser.newContext({ locale: "nl-NL" })).newPage();
    await leads.goto(link);
    await leads.getByRole("main").getByRole("button").click();
    for (const path of ["/meeting", "/box", "/box/room", "/screen", "/work"]) {
      await leads.goto(`${hall.base}/r/${route}${path}`);
      await sound(leads);
      await expect(leads.getByText("op reis in")).toHaveCount(0);
    }
    await leads.goto(`${hall.base}/r/${route}/box/room`);
    await leads.setViewportSize({ width: 1280, height: 800 });
    const code = await leads.locator(".bz-qr").boundingBox();
    expect((code?.y ?? 999) + (code?.height ?? 999), "the code stands on a beamer whole").toBeLessThanOrEqual(800);
    const paper = join(demo.dir, "room.pdf");
    await leads.pdf({ path: paper });
    expect(scanned(paper), "the code on the wall leads here").toEqual([`${hall.base}/sign-in`]);

    const phone = await withCard(browser, hall, card);
    expect(await phone.evaluate(() => [isSecureContext, "serviceWorker" in navigator, typeof crypto.randomUUID])).toEqual([false, false, "undefined"]);
    const before = await taken(phone, route);
    const [one, two] = await asking(phone, route);
    if (!one || !two) throw new Error("something is asked of this person at two ideas");
    await phone.goto(hall.base + one);
    await sound(phone);
    await phone.context().setOffline(true);
    await behind(phone).click();
    await expect(outbox(phone)).toContainText("Bewaard op dit toestel: 1.");
    await phone.context().setOffline(false);
    await expect(outbox(phone)).toHaveText("", { timeout: 40_000 });
    expect(await taken(phone, route)).toBe(before + 1);

    await phone.goto(hall.base + two);
    await hall.fail();
    await behind(phone).click();
    await expect(outbox(phone)).toContainText("Bewaard op dit toestel");
    await hall.open();
    await expect(outbox(phone)).toHaveText("", { timeout: 60_000 });
    expect(await taken(phone, route), "after the laptop failed it arrived once").toBe(before + 2);
    await leads.goto(`${hall.base}/r/${route}/box`);
    await leads.getByLabel("Wachtzin").fill(WORDS);
    const home = join(demo.dir, "kist-terug.bloemenzee");
    await file(leads, "Neem mee terug", home);
    await expect(leads.getByText(/De kist is gesloten op .*, en het bestand is gemaakt/)).toBeVisible({ timeout: 15_000 });
    await expect(leads.getByText("Deze kist is gesloten en gaat naar huis.").first()).toBeVisible();
    await expect(leads.getByLabel("Wachtzin")).toHaveValue("");
    await sound(leads);

    await lead.goto(`${demo.base}/r/${route}/box`);
    const choose = async (chosen: string): Promise<void> => {
      await lead.getByLabel("Het bestand uit de kist").setInputFiles(chosen);
      await lead.getByLabel("Wachtzin").fill(WORDS);
      await lead.getByRole("button", { name: "Neem de kist weer op" }).click();
    };
    await choose(box);
    await expect(lead.getByText("Dit is het bestand dat van huis ging."), "by mistake").toBeVisible({ timeout: 30_000 });
    await sound(lead);
    await choose(home);
    await expect(lead.getByText("De kist is terug. Alles wat er gebeurde, staat weer hier.")).toBeVisible({ timeout: 30_000 });
    await sound(lead);
    await expect(outbox(atHome), "what waited for home arrives").toHaveText("", { timeout: 60_000 });
    expect(await taken(atHome, route)).toBe(had + 1);
  } finally {
    hall.close();
  }
});

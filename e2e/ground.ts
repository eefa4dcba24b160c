// The ground under a story: a demo of its own, with a browser for each persona.
import { test as base, expect, type Browser, type BrowserContext, type Locator, type Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Ground {
  database: string;
}

export interface Persona {
  persona: string;
  name: string;
  link: string;
  bearer: string;
  roles: string[];
  participant: string | null;
}

export interface Links {
  route: string;
  personas: Persona[];
}

/** A network that cuts answers off from when `cut` is called, for a while from the first command on. */
export interface Cutting {
  base: string;
  cut: () => void;
  counts: () => { cut: number; posts: number };
  close: () => void;
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** A running demo; `stop` ends it and removes what it made. */
export class Demo {
  private process: ChildProcess | null = null;
  readonly dir = mkdtempSync(join(tmpdir(), "bloemenzee-"));
  links!: Links;
  said = "";

  constructor(
    readonly port: number,
    readonly stage: string,
    readonly database: string,
    readonly more: string[] = [],
  ) {}

  get base(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const file = join(this.dir, "links.json");
    const args = ["demo", "--stage", this.stage, "--listen", `127.0.0.1:${this.port}`, "--data-dir", this.dir, "--links-json", file, ...this.more];
    if (this.database !== "sqlite") args.push("--database", await freshDatabase(this.database));
    await this.run(args);
    this.links = JSON.parse(readFileSync(file, "utf8")) as Links;
  }

  /** Starts the program and waits until it serves. */
  async run(args: string[]): Promise<void> {
    const program = process.env.BLOEMENZEE_BIN ?? "../target/debug/bloemenzee";
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.process = child;
    child.stdout.on("data", (text: Buffer) => (this.said += text.toString()));
    child.stderr.on("data", (text: Buffer) => (this.said += text.toString()));
    const until = Date.now() + 60_000;
    while (Date.now() < until) {
      if (child.exitCode !== null) throw new Error(`the program ended: ${this.said}`);
      const answer = await fetch(`${this.base}/sign-in`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the program does not serve: ${this.said}`);
  }

  /** Ends the program: `SIGTERM` politely, `SIGKILL` as a power cut would. */
  async end(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
    this.process = null;
  }

  async stop(): Promise<void> {
    await this.end();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

async function freshDatabase(server: string): Promise<string> {
  const name = `story_${process.pid}_${Date.now()}`;
  execFileSync("psql", [server, "-qc", `CREATE DATABASE ${name}`]);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

/** A page of one persona, signed in by the link, in a browser of their own. */
export async function as(browser: Browser, demo: Demo, who: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ locale: "nl-NL", ...options });
  const page = await context.newPage();
  const persona = demo.links.personas.find((one) => one.persona === who);
  if (!persona) throw new Error(`the demo has no ${who}; it has ${demo.links.personas.map((one) => one.persona).join(", ")}`);
  const path = new URL(persona.link).pathname;
  await page.goto(demo.base + path);
  await page.getByRole("main").getByRole("button").click();
  await expect(page).not.toHaveURL(/\/link/);
  return page;
}

/** axe finds nothing on this page, and nothing scrolls sideways. (axe is a script: where scripts are off
 * the same pages are audited by the other projects, and this checks that there is a heading.) */
export async function sound(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) {
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    return;
  }
  // Our pages hold no other site's frames, so axe need not open a page of its own; and what it approves of is not told.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
  const found = await axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  const told = found.violations.map((v) => `${v.id}: ${v.help} — ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`);
  expect(told, `${page.url()} at ${page.viewportSize()?.width}`).toEqual([]);
  await fits(page);
}

/** Nothing scrolls sideways. */
export async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${page.url()} at ${page.viewportSize()?.width} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** The test of a story, with a demo that is started at a stage. */
export const test = base.extend<Ground & { demoAt: (stage: string, ...more: string[]) => Promise<Demo> }>({
  database: ["sqlite", { option: true }],
  demoAt: async ({ database }, use) => {
    const demos: Demo[] = [];
    await use(async (stage, ...more) => {
      const demo = new Demo(await freePort(), stage, database, more);
      demos.push(demo);
      await demo.start();
      return demo;
    });
    for (const demo of demos) await demo.stop();
    // A text that is not there shows as [its-key]; the program says so wherever it happened.
    for (const demo of demos) expect(demo.said, "a page asked for a text that is not there").not.toContain("a text is missing");
  },
});

export { expect };

/** The form on this page that gives a command, opened if it was folded away. */
export async function form(page: Page, command: string, nth = 0): Promise<ReturnType<Page["locator"]>> {
  const found = page.locator(`form:has(input[name="command"][value="${command}"])`).nth(nth);
  await expect(found, `${page.url()} has a form for ${command}`).toBeAttached();
  for (const fold of await found.locator("xpath=ancestor::details").all()) {
    if ((await fold.getAttribute("open")) === null) await fold.locator("> summary").click();
  }
  return found;
}

/** Fills the form of a command as a person would, sends it, and waits for the answer. */
export async function give(page: Page, command: string, fields: Record<string, string> = {}, nth = 0): Promise<void> {
  const found = await form(page, command, nth);
  for (const [name, value] of Object.entries(fields)) {
    const field = found.locator(`[name="${name}"]:not([type="hidden"])`).first();
    for (const fold of await field.locator("xpath=ancestor::details").all()) {
      if ((await fold.getAttribute("open")) === null) await fold.locator("> summary").click();
    }
    const type = await field.getAttribute("type");
    if ((await found.locator(`select[name="${name}"]`).count()) > 0) await field.selectOption(value);
    else if (type === "radio") await found.locator(`[name="${name}"][value="${value}"]`).check();
    else if (type === "checkbox") await field.check();
    else await field.fill(value);
  }
  await press(page, found.locator('button[type="submit"]:not([formaction]), button:not([type])').last());
}

/** Presses a button that gives a command, and waits until the answer is on the screen: the form as it was sent is gone. */
export async function press(page: Page, button: Locator): Promise<void> {
  const form = button.locator("xpath=ancestor::form");
  const command = await form.locator('[name="command"]').inputValue();
  const sent = await form.locator('[name="command_id"]').getAttribute("value");
  const answer = page.waitForResponse((one) => one.request().method() === "POST");
  await button.click();
  const status = (await answer).status();
  expect([200, 303], `${command} was answered with ${status}`).toContain(status);
  await expect(page.locator(`[name="command_id"][value="${sent}"]`), `${command} is answered on the screen`).toHaveCount(0);
}

/** Moves the meeting to a part, with its button. */
export async function startPart(page: Page, part: string): Promise<void> {
  await press(page, page.locator(`form:has(input[name="part"][value="${part}"])`).first().getByRole("button"));
}

/** One command through the API, as a persona. */
export async function tell(demo: Demo, who: string, name: string, fields: unknown, id: string = crypto.randomUUID()): Promise<Response> {
  const bearer = demo.links.personas.find((one) => one.persona === who)?.bearer ?? "";
  return fetch(`${demo.base}/api/v1/commands`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    body: JSON.stringify({ route: demo.links.route, id, name, fields }),
  });
}

/** A resource of the route, as a persona. */
export async function read<T>(demo: Demo, who: string, path: string): Promise<T> {
  const bearer = demo.links.personas.find((one) => one.persona === who)?.bearer ?? "";
  const answer = await fetch(`${demo.base}/api/v1/routes/${demo.links.route}${path}`, { headers: { authorization: `Bearer ${bearer}` } });
  expect(answer.ok, `GET ${path} as ${who}: ${answer.status}`).toBeTruthy();
  return (await answer.json()) as T;
}

/** What happens once: the button leads to a page that says what follows; only there it is done. */
export async function askedTwice(page: Page, path: string, command: string, fields: Record<string, string> = {}): Promise<void> {
  await expect(page.locator(`form:has(input[name="command"][value="${command}"])`), `${command} is not done with one press`).toHaveCount(0);
  await page.locator(`main a[href$="${path}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await sound(page);
  await give(page, command, fields);
}

/** What the QR codes of a PDF say, read by a decoder that knows nothing of ours. */
export function scanned(pdf: string): string[] {
  const python = process.env.BLOEMENZEE_PYTHON ?? "../.venv/bin/python";
  return execFileSync(python, ["scan.py", pdf], { encoding: "utf8" }).trim().split("\n");
}

/** Prints with this button, and answers what the cards of the PDF say. */
export async function printed(lead: Page, demo: Demo, button: Locator, name: string): Promise<string[]> {
  const download = lead.waitForEvent("download", { timeout: 120_000 });
  await button.click();
  await expect(lead.getByText("Wij maken de PDF.").first()).toBeVisible();
  const file = join(demo.dir, name);
  await (await download).saveAs(file);
  await expect(lead.getByText("De PDF is klaar").first()).toBeVisible();
  return scanned(file);
}

/** A phone that scans a card and presses the one button. */
export async function scan(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: "nl-NL", viewport: { width: 360, height: 740 } })).newPage();
  await page.goto(address);
  await page.locator('form[action="/link"]').getByRole("button").click();
  return page;
}

/** What a mail server took in: to whom, and the whole mail as it came. */
export interface Mail {
  to: string;
  text: string;
}

/** A mail server that takes in everything and keeps it. */
export async function postbox(): Promise<{ url: string; mails: Mail[]; close: () => void }> {
  const mails: Mail[] = [];
  const server = createServer((socket) => {
    let [rest, to, text, inMail] = ["", "", "", false];
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (inMail && line === ".") {
        mails.push({ to, text });
        [text, inMail] = ["", false];
        return say("250 taken in");
      }
      if (inMail) {
        text += `${line.replace(/^\./, "")}\n`;
        return;
      }
      to = /^RCPT TO:<(.+)>/i.exec(line)?.[1] ?? to;
      inMail = /^DATA/i.test(line);
      say(inMail ? "354 go on" : /^QUIT/i.test(line) ? "221 bye" : "250 yes");
    };
    say("220 postbox");
    socket.on("error", () => socket.destroy());
    socket.on("data", (some: Buffer) => {
      const lines = (rest + some.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      lines.forEach(hear);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address !== "object") throw new Error("no port");
  return { url: `smtp://127.0.0.1:${address.port}`, mails, close: () => server.close() };
}

/** A network between a browser and the program that passes every command on and, once told to, cuts the answers off. */
export async function cutting(port: number, milliseconds: number): Promise<Cutting> {
  let [cut, posts, from, until] = [0, 0, Infinity, Infinity];
  const proxy = http.createServer((request, response) => {
    const path = { path: request.url, method: request.method, headers: request.headers };
    const onward = http.request({ host: "127.0.0.1", port, ...path }, (answer) => {
      const command = request.method === "POST" && (request.url ?? "").endsWith("/do");
      if (command) posts += 1;
      if (command && Date.now() >= from) until = Math.min(until, Date.now() + milliseconds);
      if (command && Date.now() >= from && Date.now() < until) {
        // The program has committed and answered; no answer arrives. (A browser tries again by itself too.)
        cut += 1;
        answer.resume();
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  if (!address || typeof address !== "object") throw new Error("no port");
  return {
    base: `http://127.0.0.1:${address.port}`,
    cut: () => (from = Date.now()),
    counts: () => ({ cut, posts }),
    close: () => proxy.close(),
  };
}

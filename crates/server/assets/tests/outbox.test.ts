// The laws of the outbox, under every order of events that fast-check can think of: pages that write, are reloaded and
// opened beside each other, and a network that loses, cuts, delays and refuses. What a server does with a command id
// that it knows is in crates/server/tests/it/once.rs; here it is three lines.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Kept, type Letter, Outbox, type Shelf, type Verdict } from "../src/outbox";

/** What becomes of one request: lost on the way; done, but the answer is cut off; arriving after it was given up; a
 * server that asks for patience; a session that ended; or all is well. */
type Fate = "lost" | "cut" | "late" | "busy" | "out" | "well";
type Answer = "taken" | "busy" | "out";
type Act =
  | { kind: "write"; page: number }
  | { kind: "reload"; page: number }
  | { kind: "open"; who: string }
  | { kind: "wake"; page: number };

const PEOPLE = ["a", "b"];
const never = <T>() => new Promise<T>(() => undefined);

/** What the disk of a device holds: it survives every page. Nothing happens at once. */
class Disk implements Shelf {
  row: Kept[] = [];
  /** Every letter that ever came here, in order. */
  readonly ever: Letter[] = [];

  constructor(private readonly world: World) {}

  async add(letter: Letter): Promise<void> {
    await this.world.moment("add");
    if (this.ever.some((other) => other.id === letter.id)) return;
    this.ever.push(letter);
    this.row = [...this.row, { ...letter, at: this.ever.length }];
    await this.world.moment("add, told");
  }

  async all(): Promise<Kept[]> {
    await this.world.moment("all");
    const row = [...this.row];
    await this.world.moment("all, told");
    return row;
  }

  async drop(letter: Kept): Promise<void> {
    await this.world.moment("drop");
    this.row = this.row.filter((other) => other.at !== letter.at);
    await this.world.moment("drop, told");
  }
}

/** One page of the browser. When it is gone nothing it waits for comes any more. */
class Page {
  alive = true;
  readonly outbox: Outbox<Answer>;

  constructor(
    readonly world: World,
    readonly who: string,
  ) {
    const here = async <T>(work: () => Promise<T>): Promise<T> => {
      if (!this.alive) return never<T>();
      const [result] = await Promise.allSettled([work()]);
      if (!this.alive) return never<T>();
      if (result.status === "rejected") throw result.reason;
      return result.value;
    };
    const { disk } = world;
    this.outbox = new Outbox<Answer>({
      shelf: { add: (one) => here(() => disk.add(one)), all: () => here(() => disk.all()), drop: (one) => here(() => disk.drop(one)) },
      turn: (work) => here(() => world.turn(this, () => work(() => here(() => Promise.resolve())))),
      post: (letter) => here(() => world.send(this, letter)),
      judge: (answer): Verdict => ({ taken: "received", busy: "later", out: "stop" })[answer] as Verdict,
      who: () => this.who,
      heard: (letter) => world.heard.push(letter.id),
      changed: () => undefined,
      // A timer, the network that is back, signing in again: it always comes to another try.
      ended: (how) => {
        if (how !== "received") void world.moment("again").then(() => (this.alive ? this.outbox.flush() : undefined));
      },
    });
  }
}

class World {
  readonly disk = new Disk(this);
  readonly pages: Page[] = [];
  /** What the server did, in order. */
  readonly done: Letter[] = [];
  readonly heard: string[] = [];
  /** What a page was told to be saved. */
  readonly safe = new Set<string>();
  readonly problems: string[] = [];
  private sending = 0;
  private holder: Page | undefined;
  private queue: { page: Page; go: () => void }[] = [];
  private written = 0;

  constructor(
    private readonly scheduler: fc.Scheduler,
    private readonly fates: Fate[],
    /** Whether the browser gives turns; without, every page sends when it likes. */
    private readonly locks: boolean,
  ) {}

  moment(name: string): Promise<unknown> {
    return this.scheduler.schedule(Promise.resolve(), name);
  }

  open(who: string): Page {
    const page = new Page(this, who);
    this.pages.push(page);
    void page.outbox.flush();
    return page;
  }

  async turn(page: Page, work: () => Promise<void>): Promise<void> {
    if (!this.locks) return work();
    if (this.holder) await new Promise<void>((go) => this.queue.push({ page, go }));
    else this.holder = page;
    try {
      await work();
    } finally {
      this.pass(page);
    }
  }

  private pass(from: Page): void {
    if (this.holder !== from) return;
    const next = this.queue.shift();
    this.holder = next?.page;
    next?.go();
  }

  private commit(letter: Letter): void {
    if (!this.done.some((other) => other.id === letter.id)) this.done.push(letter);
  }

  async send(page: Page, letter: Letter): Promise<Answer> {
    if (letter.who !== page.who) this.problems.push(`${page.who} sends what ${letter.who} wrote`);
    this.sending += 1;
    if (this.locks && this.sending > 1 && this.pages.filter((one) => one.alive).length > 1) this.problems.push("two pages send at once");
    const fate = this.fates.shift() ?? "well";
    await this.moment(`there: ${fate}`);
    if (fate === "late") void this.moment("late").then(() => this.commit(letter));
    if (fate === "cut" || fate === "well") this.commit(letter);
    await this.moment(`back: ${fate}`);
    if (page.alive) this.sending -= 1;
    if (fate === "busy" || fate === "out") return fate;
    if (fate === "well") return "taken";
    throw new Error(fate);
  }

  act(act: Act): void {
    if (act.kind === "open") {
      this.open(act.who);
      return;
    }
    const page = this.pages.filter((one) => one.alive)[act.page % Math.max(1, this.pages.filter((one) => one.alive).length)];
    if (!page) return;
    if (act.kind === "wake") void page.outbox.flush();
    if (act.kind === "write") {
      const id = `${page.who}${(this.written += 1)}`;
      void page.outbox.add({ id, who: page.who, url: "/do", body: id }).then(() => {
        this.safe.add(id);
        return page.outbox.flush();
      });
    }
    if (act.kind === "reload") {
      page.alive = false;
      // What it was sending may still arrive; the browser takes its lock back.
      this.queue = this.queue.filter((one) => one.page !== page);
      if (this.holder === page) {
        this.sending = 0;
        this.pass(page);
      }
      this.open(page.who);
    }
  }
}

const fate = fc.constantFrom<Fate>("lost", "cut", "late", "busy", "out", "well");
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("write" as const), page: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reload" as const), page: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("open" as const), who: fc.constantFrom(...PEOPLE) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("wake" as const), page: fc.nat(3) }) },
);

/** Plays one evening; after the last fate the network works, and nobody does anything more: what was called safe is
 * gone. Then everybody comes back once more, for what a dying page put down after the next one had looked. */
async function play(world: World, scheduler: fc.Scheduler, acts: Act[]): Promise<void> {
  world.open("a");
  scheduler.scheduleSequence(acts.map((one) => ({ builder: () => Promise.resolve(world.act(one)), label: one.kind })));
  await scheduler.waitIdle();
  assert.deepEqual(world.disk.row.filter((letter) => world.safe.has(letter.id)), [], "nothing waits any more");
  for (const who of PEOPLE) world.open(who);
  await scheduler.waitIdle();
}

for (const locks of [true, false]) {
  test(`every letter arrives once and in order, ${locks ? "one page at a time" : "also where pages send at once"}`, async () => {
    let letters = 0;
    let cuts = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fate, { maxLength: 20 }), fc.array(act, { maxLength: 25 }), async (scheduler, fates, acts) => {
        cuts += fates.filter((one) => one === "cut" || one === "late").length;
        const world = new World(scheduler, [...fates], locks);
        await play(world, scheduler, acts);
        letters += world.done.length;
        assert.deepEqual(world.problems, []);
        assert.deepEqual(world.disk.row, []);
        for (const who of PEOPLE) {
          const of = (all: Letter[]) => all.filter((one) => one.who === who).map((one) => one.id);
          assert.deepEqual(of(world.done), of(world.disk.ever));
        }
        for (const id of world.heard) assert.ok(world.done.some((one) => one.id === id), "only what was done is called received");
      }),
      { numRuns: 800 },
    );
    assert.ok(letters > 1000 && cuts > 1000, `the evenings were busy: ${letters} letters, ${cuts} cuts`);
  });
}

test("what is kept before it is sent survives a page that dies at any moment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.nat(12), async (scheduler, steps) => {
      const world = new World(scheduler, [], true);
      const page = world.open("a");
      let safe = false;
      void page.outbox.add({ id: "a1", who: "a", url: "/do", body: "" }).then(() => {
        safe = true;
        return page.outbox.flush();
      });
      for (let step = 0; step < steps && scheduler.count() > 0; step += 1) await scheduler.waitNext(1);
      const told = safe;
      world.act({ kind: "reload", page: 0 });
      await scheduler.waitIdle();
      if (told) assert.deepEqual(world.done.map((one) => one.id), ["a1"]);
      assert.ok(world.done.length <= 1);
    }),
    { numRuns: 500 },
  );
});

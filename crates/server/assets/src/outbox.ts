// The outbox, without a browser: a letter is kept first, then sent, oldest first, and let go of when the server has
// answered. So a cut, a reload or a second page can make it be sent twice, never not at all; its command id makes
// that it happens once. Who sends a letter has the answer to the one before it: so they arrive in order, also where
// two pages send at once.

/** Something a person sent: a form's fields, without the token of their session. */
export interface Letter {
  /** Its command id: the server does it once. */
  id: string;
  /** Whose it is: `<body data-who>`. */
  who: string;
  url: string;
  body: string;
}

/** A letter on its place in the row. */
export interface Kept extends Letter {
  at: number;
}

/** Where letters are kept, for every page of this browser. */
export interface Shelf {
  /** At the end of the row; once, however often the same id comes. */
  add(letter: Letter): Promise<void>;
  /** Everybody's, oldest first. */
  all(): Promise<Kept[]>;
  drop(letter: Kept): Promise<void>;
}

/** What an answer means for the letter: it arrived (a refusal is an answer too), not now, or not for who is here. */
export type Verdict = "received" | "later" | "stop";

export interface Means<A> {
  shelf: Shelf;
  /** Does `work` while no other page does; `hold` says that it goes on. */
  turn(work: (hold: () => Promise<void>) => Promise<void>): Promise<void>;
  /** Rejects when no answer came. */
  post(letter: Letter): Promise<A>;
  judge(answer: A): Verdict;
  /** Who is here now. */
  who(): string;
  /** A letter was received, and this is the answer. */
  heard(letter: Letter, answer: A): void;
  /** What waits may be another number now. */
  changed(): void;
  /** How it ended: everything gone (`received`), or why not. */
  ended(how: Verdict): void;
}

export class Outbox<A> {
  private wanted = false;
  private running: Promise<void> | undefined;

  constructor(private readonly means: Means<A>) {}

  /** Keeps a letter; when this resolves it survives a reload. */
  async add(letter: Letter): Promise<void> {
    await this.means.shelf.add(letter);
    this.means.changed();
  }

  /** What waits of who is here, oldest first. */
  async waiting(): Promise<Kept[]> {
    const who = this.means.who();
    return (await this.means.shelf.all()).filter((letter) => letter.who === who);
  }

  /** Sends what waits until nothing does or one cannot be sent. Asked while it runs, it looks once more. */
  flush(): Promise<void> {
    this.wanted = true;
    return (this.running ??= this.run());
  }

  private async run(): Promise<void> {
    let how: Verdict = "received";
    try {
      while (this.wanted) {
        this.wanted = false;
        if ((await this.waiting()).length === 0) continue;
        await this.means.turn(async (hold) => {
          how = await this.empty(hold);
        });
      }
    } catch {
      how = "later";
    } finally {
      this.running = undefined;
    }
    this.means.ended(how);
  }

  private async empty(hold: () => Promise<void>): Promise<Verdict> {
    const { means } = this;
    for (;;) {
      const [first] = await this.waiting();
      if (!first) return "received";
      await hold();
      const answer = await means.post(first).catch(() => undefined);
      const verdict = answer === undefined ? "later" : means.judge(answer);
      if (answer === undefined || verdict !== "received") return verdict;
      await means.shelf.drop(first);
      means.heard(first, answer);
      means.changed();
    }
  }
}

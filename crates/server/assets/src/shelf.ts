// Where the outbox keeps letters: IndexedDB, which every page of this browser shares; the page's own memory where
// that is refused. Plain IndexedDB: four requests need no package.
import type { Kept, Letter, Shelf } from "./outbox";

const LETTERS = "letters";
const TURN = "turn";
const PATIENCE = 3000; // some browsers never answer an `open`
const OLD = "bz:outbox"; // where pages of an earlier version kept them, in localStorage

/** The answer to one request. */
function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open("bloemenzee", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(LETTERS, { keyPath: "at", autoIncrement: true }).createIndex("id", "id", { unique: true });
    request.result.createObjectStore(TURN);
  };
  const late = new Promise<never>((_, reject) => window.setTimeout(() => reject(new Error("IndexedDB")), PATIENCE));
  return Promise.race([answered(request), late]);
}

export class DeviceShelf implements Shelf {
  private db: Promise<IDBDatabase> | undefined;
  private memory: Kept[] = [];
  // Received, whatever a failing disk still says.
  private readonly gone = new Set<string>();

  async add(letter: Letter): Promise<void> {
    try {
      await this.write(LETTERS, async (store) => {
        if ((await answered(store.index("id").count(letter.id))) === 0) store.add({ ...letter });
      });
    } catch {
      this.memory.push({ ...letter, at: Date.now() });
    }
  }

  async all(): Promise<Kept[]> {
    const stored = this.ask("readonly", LETTERS, (store) => answered(store.getAll() as IDBRequest<Kept[]>));
    const all = [...(await stored.catch(() => [])), ...this.memory];
    return all.filter((letter) => !this.gone.has(letter.id));
  }

  async drop(letter: Kept): Promise<void> {
    this.gone.add(letter.id);
    this.memory = this.memory.filter((other) => other.id !== letter.id);
    await this.write(LETTERS, (store) => answered(store.delete(letter.at))).catch(() => undefined);
  }

  /** Takes the turn to send for `page` until a moment, unless another page has it; `until` 0 gives it back. */
  async claim(page: string, until: number): Promise<boolean> {
    let mine = true;
    const take = async (store: IDBObjectStore) => {
      const held = (await answered(store.get(TURN))) as { page: string; until: number } | undefined;
      mine = !held || held.page === page || held.until < Date.now();
      if (mine) store.put({ page, until }, TURN);
    };
    await this.write(TURN, take).catch(() => undefined);
    return mine;
  }

  /** Takes over what a page of an earlier version left. */
  async takeOver(fresh: () => string): Promise<void> {
    try {
      const old = JSON.parse(localStorage.getItem(OLD) ?? "[]") as Letter[];
      for (const { who, url, body } of old) {
        const fields = new URLSearchParams(body);
        const id = fields.get("command_id") ?? fresh();
        fields.delete("csrf");
        await this.add({ id, who, url, body: fields.toString() });
      }
      if (this.memory.length === 0) localStorage.removeItem(OLD);
    } catch {
      // Nothing was kept there, or nothing can be read.
    }
  }

  private write(name: string, work: (store: IDBObjectStore) => Promise<unknown>): Promise<unknown> {
    return this.ask("readwrite", name, work);
  }

  /** One transaction, on the disk when this resolves; a connection that broke is opened once more. */
  private async ask<T>(mode: IDBTransactionMode, name: string, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    const once = async (): Promise<T> => {
      const db = await (this.db ??= opened());
      const transaction = db.transaction(name, mode, { durability: "strict" });
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB"));
      });
      const [result] = await Promise.all([work(transaction.objectStore(name)), done]);
      return result;
    };
    try {
      return await once();
    } catch {
      this.db = undefined;
      return once();
    }
  }
}

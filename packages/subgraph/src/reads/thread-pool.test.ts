import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ReadTooLongError } from "./read-thread.ts";
import type { StartWorker, WorkerListener } from "./start-worker.ts";
import { createThreadPool, type ThreadPool } from "./thread-pool.ts";

/** A thread that starts, reads and ends when a case says so. */
interface FakeWorker extends WorkerListener {
  /** Ids of the messages that it was given. */
  readonly given: number[];
  isEnded: boolean;
}

const MINUTES_MS = 600_000;
const NEVER = new AbortController().signal;
let workers: FakeWorker[];
let pool: ThreadPool<string>;

const startFake: StartWorker = (_program, _cancelled, listener) => {
  const fake: FakeWorker = { ...listener, given: [], isEnded: false };
  workers.push(fake);
  return {
    post: (message) => fake.given.push(Object(message).id),
    end: async () => (fake.isEnded = true),
    unref: () => {},
  };
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  workers = [];
  pool = createThreadPool<string>({
    program: { url: new URL("file:///program"), file: "database" },
    refuse: () => new Error("too many"),
    startWorker: startFake,
  });
});
afterEach(async () => {
  await pool.close();
  vi.useRealTimers();
});

/** Asks for one read; what came of it, once something did. */
async function ask(subject: string, signal: AbortSignal = NEVER): Promise<{ outcome: unknown }> {
  const asked: { outcome: unknown } = { outcome: undefined };
  pool.run("read", 1, { subject, signal }).then(
    (answer) => (asked.outcome = answer),
    (error: unknown) => (asked.outcome = error),
  );
  await turn();
  return asked;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function send(index: number, what: "UP" | "ANSWER" | "END"): Promise<void> {
  const worker = workers[index];
  if (what === "UP") worker?.onMessage("UP");
  else if (what === "END") worker?.onEnd(new Error("no file"));
  else worker?.onMessage({ id: worker.given.at(-1) ?? 0, answers: [`answer of ${index}`] });
  await turn();
}

describe("a thread that starts late", () => {
  it("takes none of the time that a read may take", async () => {
    const asked = await ask("a");
    vi.advanceTimersByTime(MINUTES_MS);
    await send(0, "UP");
    vi.advanceTimersByTime(14_999);
    await send(0, "ANSWER");
    expect([asked.outcome, workers.length]).toEqual(["answer of 0", 1]);
  });

  it("has all of that time once it reads, and no more", async () => {
    await send(0, "UP");
    const asked = await ask("a");
    vi.advanceTimersByTime(15_000);
    await turn();
    expect(asked.outcome).toBeInstanceOf(ReadTooLongError);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true]);
  });

  it("goes on starting when whoever waits for it leaves, who hears at once", async () => {
    const gone = new AbortController();
    const asked = await ask("a", gone.signal);
    gone.abort(new Error("gone"));
    await turn();
    expect(asked.outcome).toEqual(new Error("gone"));
    vi.advanceTimersByTime(MINUTES_MS);
    await send(0, "UP");
    expect(workers).toMatchObject([{ isEnded: false, given: [] }]);
  });

  it("keeps nobody waiting for whom another thread is free", async () => {
    await send(0, "UP");
    const [one, other] = [await ask("a"), await ask("b")];
    expect(workers).toHaveLength(2);
    await send(0, "ANSWER");
    await send(0, "ANSWER");
    expect([one.outcome, other.outcome]).toEqual(["answer of 0", "answer of 0"]);
    expect(workers[1]?.given).toEqual([]);
  });

  it("is not started a second time, nor another beside it, whatever waits", async () => {
    for (const subject of ["a", "b", "c"]) await ask(subject);
    expect(workers).toHaveLength(1);
    await send(0, "UP");
    expect(workers).toHaveLength(2);
  });
});

describe("a thread that cannot start", () => {
  it("is why whoever waits is not answered; the next to ask has another started", async () => {
    const asked = await ask("a");
    await send(0, "END");
    expect(asked.outcome).toEqual(new Error("no file"));
    const next = await ask("a");
    await send(1, "UP");
    await send(1, "ANSWER");
    expect(next.outcome).toBe("answer of 1");
  });

  it("fails nobody for whom another thread reads", async () => {
    await send(0, "UP");
    const [one, other] = [await ask("a"), await ask("b")];
    await send(1, "END");
    await send(0, "ANSWER");
    await send(0, "ANSWER");
    expect([one.outcome, other.outcome]).toEqual(["answer of 0", "answer of 0"]);
  });
});

describe("a pool", () => {
  it("reads once its first thread does", async () => {
    const heard = vi.fn<() => void>();
    void pool.whenReading().then(heard);
    await turn();
    expect(heard).not.toHaveBeenCalled();
    await send(0, "UP");
    expect(heard).toHaveBeenCalledOnce();
  });

  it("says why it never will", async () => {
    await send(0, "END");
    await expect(pool.whenReading()).rejects.toThrow("no file");
  });
});

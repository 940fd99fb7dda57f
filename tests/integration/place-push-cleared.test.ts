/** What is said of a reader that pushes when its log is cleared there. */
import { parseGapBody } from "@biometricflow/schema/feed-line";
import type { PushReader } from "@biometricflow/reader-simulator/push/push-reader";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toCompleteness } from "../../subgraphs/place/src/domain/completeness.ts";
import { createTempDir } from "./place-harness.ts";
import { makeRows, NOON_MS, type PushStage, startPushStage } from "./push-stage.ts";

let temp: ReturnType<typeof createTempDir>;
let stage: PushStage | undefined;

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  await stage?.stop();
  stage = undefined;
  temp.remove();
});

async function start(): Promise<PushStage> {
  stage = await startPushStage(temp.dir);
  return stage;
}

/** The reader asks for orders until there are none. */
async function obey(gate: PushReader): Promise<void> {
  while ((await gate.poll()).length > 0) continue;
}

const judge = async ({ ledger, clock }: PushStage) => {
  const { verdict, doubts } = toCompleteness(await ledger.readDevice("gate-2"), clock.nowMs());
  return { verdict, doubts };
};

const lostGaps = async ({ ledger }: PushStage) => {
  const { entries } = await ledger.readFeed(0, 1_000);
  return entries.flatMap(({ kind, body }) => (kind === "GAP" ? [parseGapBody(body)] : [])).filter((gap) => gap?.isLost);
};
/** A reader's wall clock in Riyadh. */
const riyadh = (ms: number) => new Date(ms + 3 * 3_600_000).toISOString().slice(0, 19);

/** The reader calls for more than a quarter of an hour, and is never silent. */
async function watch({ clock }: PushStage, gate: PushReader): Promise<void> {
  for (let calls = 0; calls < 24; calls += 1) {
    clock.pass(40_000);
    await obey(gate);
  }
}

describe("a log that is cleared at the reader", () => {
  it("while it holds rows that it did not send is lost over their time, whatever is proved of what comes after", async () => {
    const it = await start();
    const gate = it.reader({ rows: makeRows(10, { minutesAgo: 5 }) });
    await gate.handshake();
    await obey(gate);
    await watch(it, gate);
    const { provedMs = 0 } = await it.ledger.readDevice("gate-2");
    gate.faults.withheld = 1;
    await watch(it, gate);
    const { withdrawn } = (await it.ledger.readDevice("gate-2")).push ?? {};
    expect(withdrawn).toMatchObject({ toMs: provedMs });
    const clearedMs = it.clock.nowMs();
    gate.faults.withheld = 0;
    gate.replaceLog([]);
    await gate.tellOperation(23, riyadh(clearedMs));
    gate.punch(...makeRows(2, { minutesAgo: -33 }));
    await gate.upload();
    await watch(it, gate);
    expect(await lostGaps(it)).toEqual([
      { fromMs: withdrawn?.fromMs, closedMs: withdrawn?.toMs, isLost: true },
      { fromMs: provedMs, closedMs: clearedMs, isLost: true },
    ]);
    const { entries } = await it.ledger.readFeed(0, 1_000);
    const kinds = entries.map(({ kind }) => kind).filter((kind) => kind === "PROOF" || kind === "GAP");
    expect(kinds.slice(kinds.indexOf("GAP"), kinds.indexOf("GAP") + 3)).toEqual(["GAP", "GAP", "PROOF"]);
    expect(await judge(it)).toMatchObject({ verdict: "COMPLETE", doubts: [] });
  });

  it("in an outage is lost from what was compared last, and the outage ends all the same", async () => {
    const it = await start();
    const gate = it.reader({ rows: makeRows(10, { minutesAgo: 5 }) });
    await gate.handshake();
    await gate.upload();
    await obey(gate);
    const { provedMs = 0, lastSeenMs } = await it.ledger.readDevice("gate-2");
    it.clock.pass(7_200_000);
    gate.replaceLog([]);
    await gate.tellOperation(13, riyadh(it.clock.nowMs() - 3_600_000));
    await obey(gate);
    gate.punch(...makeRows(2, { minutesAgo: -119 }));
    await gate.upload();
    it.clock.pass(1_200_000);
    await obey(gate);
    expect(await judge(it)).toMatchObject({ verdict: "COMPLETE", doubts: [] });
    expect(await lostGaps(it)).toMatchObject([
      { fromMs: provedMs, closedMs: lastSeenMs },
      { fromMs: lastSeenMs, closedMs: null },
      { fromMs: lastSeenMs, closedMs: expect.any(Number) },
    ]);
  });

  it("before it called here, or told twice, is nothing that was lost here", async () => {
    const it = await start();
    const gate = it.reader({ rows: makeRows(10, { minutesAgo: 5 }) });
    await gate.handshake();
    await gate.tellOperation(23, riyadh(NOON_MS - 86_400_000));
    await gate.upload();
    await obey(gate);
    await gate.tellOperation(23, riyadh(NOON_MS - 86_400_000));
    expect(await lostGaps(it)).toEqual([]);
    expect(await judge(it)).toMatchObject({ verdict: "COMPLETE" });
  });
});

describe("a reader that begins a new log and does not say so", () => {
  const startProved = async () => {
    const it = await start();
    const gate = it.reader({ rows: makeRows(10, { minutesAgo: 5 }) });
    await gate.handshake();
    await gate.upload();
    await watch(it, gate);
    expect(await judge(it)).toMatchObject({ verdict: "COMPLETE", doubts: [] });
    return { it, gate };
  };

  it("is found by its sums and its count: the time since it was compared last is lost, and what comes then is proved", async () => {
    const { it, gate } = await startProved();
    const { provedMs = 0 } = await it.ledger.readDevice("gate-2");
    const { seq } = await it.ledger.readHead();
    gate.replaceLog([]);
    gate.punch(...makeRows(2, { minutesAgo: -17 }));
    await gate.upload();
    await watch(it, gate);
    await watch(it, gate);
    const [lost, ...more] = await lostGaps(it);
    expect([lost?.fromMs, more]).toEqual([provedMs, []]);
    expect(lost?.closedMs).toBeGreaterThan(provedMs);
    const { entries } = await it.ledger.readFeed(seq, 1_000);
    const kinds = entries.map(({ kind }) => kind).filter((kind) => kind === "PROOF" || kind === "GAP");
    expect(kinds[0]).toBe("GAP");
    expect(await judge(it)).toMatchObject({ verdict: "COMPLETE", doubts: [] });
    expect(await it.punches()).toHaveLength(12);

    gate.punch(...makeRows(3, { minutesAgo: -50 }));
    await gate.upload();
    await watch(it, gate);
    expect(await lostGaps(it)).toHaveLength(1);
    expect(await judge(it)).toMatchObject({ verdict: "COMPLETE", doubts: [] });
  });

  it("is not taken for that while it counts no fewer rows: what differs stays said", async () => {
    const { it, gate } = await startProved();
    gate.replaceLog(makeRows(10, { minutesAgo: -10 }));
    await gate.upload();
    await watch(it, gate);
    await watch(it, gate);
    expect(await lostGaps(it)).toEqual([]);
    expect((await judge(it)).doubts).toContain("ROWS_MISSING");
  });
});

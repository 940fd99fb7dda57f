import { join } from "node:path";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { type StreamMessage, streamPunches } from "../../subgraphs/place/src/resolvers/punch-stream.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTempDir, eventually } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

let temp: ReturnType<typeof createTempDir>;
let runs = 0;

beforeAll(() => {
  temp = createTempDir();
});

afterAll(() => temp.remove());

async function openLedger(): Promise<Ledger> {
  const ledger = openSqliteLedger(join(temp.dir, `${runs++}.sqlite`), "riyadh");
  await ledger.registerReaders([{ readerId: "gate-1", name: "Gate", address: "-", isEnabled: true }]);
  return ledger;
}

/** Each commit holds set-aside rows too and is followed by an entry that is no punch. */
function createWriter(ledger: Ledger) {
  let number = 0;
  return async (size: number) => {
    const rows = Array.from({ length: size }, () => makeRow(number++, number % 5 === 0 ? { setAside: "TOO_OLD" } : {}));
    await ledger.recordRows("gate-1", rows);
    await ledger.recordFacts("gate-1", { status: "ONLINE" }, "GAP");
    await new Promise((resolve) => setImmediate(resolve));
  };
}

/** Follows the stream as a client of changing speed would. */
async function follow(stream: AsyncIterable<StreamMessage>, messages: StreamMessage[], pauses: readonly boolean[]) {
  for await (const message of stream) {
    messages.push(message);
    if (pauses[messages.length % pauses.length] === true) await new Promise((resolve) => setImmediate(resolve));
  }
}

const seqsOf = (messages: readonly StreamMessage[]) =>
  messages.flatMap((message) => (message.kind === "PUNCH" ? [message.seq] : []));

it("hands over from catch-up to live without a gap and without a double, whatever the interleaving", async () => {
  const commits = fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 12 });
  const pauses = fc.array(fc.boolean(), { minLength: 1, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(
      commits,
      fc.nat({ max: 12 }),
      fc.nat({ max: 900 }),
      pauses,
      async (sizes, before, from, rhythm) => {
        const ledger = await openLedger();
        const write = createWriter(ledger);
        for (const size of sizes.slice(0, before)) await write(size);
        const head = await ledger.readHead();
        const after = { epoch: head.epoch, seq: Math.min(from, head.seq) };
        const ending = new AbortController();
        const messages: StreamMessage[] = [];
        const stream = streamPunches({ feed: ledger, selection: {}, after, isTold: () => true, signal: ending.signal });
        const following = follow(stream, messages, rhythm);
        for (const size of sizes.slice(before)) await write(size);

        const { entries } = await ledger.readFeed(after.seq, 5_000);
        const expected = entries.flatMap(({ kind, row, seq }) =>
          kind === "PUNCH" && row?.setAside === undefined ? [seq] : [],
        );
        const isCaughtUp = () => messages.some(({ kind }) => kind === "CAUGHT_UP");
        await eventually(() => isCaughtUp() && seqsOf(messages).length >= expected.length, "every punch came");
        ending.abort();
        await following;
        await ledger.close();

        expect(seqsOf(messages)).toEqual(expected);
        const phases = messages.map((message) => (message.kind === "PUNCH" ? message.phase : "NOTICE")).join(" ");
        expect(phases).toMatch(/^(CATCH_UP )*NOTICE( LIVE)*$/);
      },
    ),
    { numRuns: 40 },
  );
});

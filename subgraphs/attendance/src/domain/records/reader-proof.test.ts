import { describe, expect, it } from "vitest";
import { findFirstDifference, listWaitsFor, type ReaderProof, toProofs, toProvedPeriods } from "./reader-proof.ts";

const reader = (readerId: string, given: Partial<ReaderProof> = {}): ReaderProof => ({
  placeId: readerId.split("/")[0] ?? "",
  readerId,
  sinceMs: 100,
  endedMs: undefined,
  provedUntilMs: undefined,
  lost: [],
  ...given,
});
const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;

describe("what a place is proved over", () => {
  it("ends with the earliest last proof of its readers", () => {
    const readers = [reader("riyadh/a", { provedUntilMs: 500 }), reader("riyadh/b", { provedUntilMs: 300 })];
    expect(toProvedPeriods(readers).get("riyadh")).toEqual([{ fromMs: NEGATIVE_INFINITY, toMs: 300 }]);
  });

  it("ends where a reader without a proof began to serve", () => {
    expect(toProvedPeriods([reader("riyadh/a")]).get("riyadh")).toEqual([{ fromMs: NEGATIVE_INFINITY, toMs: 100 }]);
  });

  it("goes on after a reader that was removed, however little was read of it", () => {
    const readers = [
      reader("riyadh/a", { provedUntilMs: 900 }),
      reader("riyadh/b", { provedUntilMs: 300, endedMs: 400 }),
    ];
    expect(toProvedPeriods(readers).get("riyadh")).toEqual([
      { fromMs: NEGATIVE_INFINITY, toMs: 300 },
      { fromMs: 400, toMs: 900 },
    ]);
  });

  it("is all time where each reader was read to its end", () => {
    const readers = [reader("riyadh/a", { provedUntilMs: 400, endedMs: 400 })];
    expect(toProvedPeriods(readers).get("riyadh")).toEqual([{ fromMs: NEGATIVE_INFINITY, toMs: POSITIVE_INFINITY }]);
  });
});

describe("what a day waits for", () => {
  const readers = [
    reader("riyadh/a", { provedUntilMs: 500 }),
    reader("riyadh/b", { provedUntilMs: 300 }),
    reader("cairo/a"),
    reader("cairo/new", { sinceMs: 450 }),
  ];

  it("is every reader of its places whose last proof lies before the day's end", () => {
    expect(listWaitsFor(readers, ["riyadh"], { fromMs: 200, toMs: 400 })).toEqual([
      { placeId: "riyadh", readerId: "riyadh/b", provedUntilMs: 300, lost: undefined },
    ]);
  });

  it("is no reader that began to serve after the day, and none of other places", () => {
    expect(listWaitsFor(readers, ["cairo"], { fromMs: 200, toMs: 450 }).map(({ readerId }) => readerId)).toEqual([
      "cairo/a",
    ]);
  });
});

describe("what another proof changes", () => {
  const proved = (...readers: readonly ReaderProof[]) => toProvedPeriods(readers).get("riyadh") ?? [];
  const lagging = reader("riyadh/b", { provedUntilMs: 300 });

  it("is nothing as long as another reader lags behind", () => {
    const before = proved(reader("riyadh/a", { provedUntilMs: 500 }), lagging);
    expect(findFirstDifference(before, proved(reader("riyadh/a", { provedUntilMs: 900 }), lagging))).toBeUndefined();
  });

  it("begins where the place was proved up to, also beside a reader that was removed unread", () => {
    const gone = reader("riyadh/c", { endedMs: 200 });
    const before = proved(reader("riyadh/a", { provedUntilMs: 500 }), gone);
    expect(findFirstDifference(before, proved(reader("riyadh/a", { provedUntilMs: 900 }), gone))).toBe(500);
  });

  it("begins with the first doubt when a reader comes or goes", () => {
    const before = proved(reader("riyadh/a", { provedUntilMs: 500 }));
    expect(findFirstDifference(before, proved(reader("riyadh/a", { provedUntilMs: 500 }), reader("riyadh/b")))).toBe(
      100,
    );
  });
});

it("waits for a reader of which rows turned out to be missing, and not because its log was lost", () => {
  const short = reader("riyadh/a", { provedUntilMs: 900, missing: { fromMs: 200, toMs: 300 } });
  const { proofs, provedButLost } = toProofs([short]);
  const periods = [
    { fromMs: NEGATIVE_INFINITY, toMs: 200 },
    { fromMs: 300, toMs: 900 },
  ];
  expect(proofs).toEqual(new Map([["riyadh", periods]]));
  expect(provedButLost).toEqual(proofs);
  const waits = { placeId: "riyadh", readerId: "riyadh/a", provedUntilMs: 900, lost: undefined };
  expect(listWaitsFor([short], ["riyadh"], { fromMs: 100, toMs: 201 })).toEqual([waits]);
  expect(listWaitsFor([short], ["riyadh"], { fromMs: 300, toMs: 400 })).toEqual([]);
});

describe("a log that was lost", () => {
  const lost = [{ fromMs: 200, closedMs: 300 }];
  const read = reader("riyadh/a", { provedUntilMs: 900, lost });
  const always = { fromMs: NEGATIVE_INFINITY, toMs: POSITIVE_INFINITY };

  it("takes its time from what is proved, whatever is proved later", () => {
    expect(toProvedPeriods([read, reader("riyadh/b", { endedMs: 100 })]).get("riyadh")).toEqual([
      { fromMs: NEGATIVE_INFINITY, toMs: 200 },
      { fromMs: 300, toMs: 900 },
    ]);
  });

  it("is what alone is not known where everything else is proved", () => {
    const { proofs, provedButLost } = toProofs([reader("riyadh/a", { endedMs: 100, lost })]);
    expect(proofs).toEqual(
      new Map([
        [
          "riyadh",
          [
            { ...always, toMs: 200 },
            { ...always, fromMs: 300 },
          ],
        ],
      ]),
    );
    expect(provedButLost).toEqual(new Map([["riyadh", [always]]]));
  });

  it("is one also in the millisecond in which it was noticed, and while the reader was not read again", () => {
    const [within, open] = [
      { fromMs: 200, closedMs: 200 },
      { fromMs: 200, closedMs: undefined },
    ].map((stretch) => toProvedPeriods([reader("riyadh/a", { endedMs: 100, lost: [stretch] })]).get("riyadh"));
    expect(within).toEqual([
      { ...always, toMs: 200 },
      { ...always, fromMs: 201 },
    ]);
    expect(open).toEqual([{ ...always, toMs: 200 }]);
  });

  it("is named beside what may still come, for the days that it touches", () => {
    const waits = (fromMs: number, toMs: number) =>
      listWaitsFor([read], ["riyadh"], { fromMs, toMs }).map((each) => each.lost ?? "UNREAD");
    expect([waits(100, 200), waits(299, 400), waits(250, 1_000), waits(300, 900)]).toEqual([
      [],
      lost,
      ["UNREAD", ...lost],
      [],
    ]);
  });
});

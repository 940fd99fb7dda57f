import type { StatedSerial } from "@biometricflow/schema/serial-claims";
import { describe, expect, it } from "vitest";
import { decideSerials, freeSerial, type SerialSpan } from "./serial.ts";

const has = (serialNumber = "SN1", readerId = "gate-1"): StatedSerial => ({
  ...{ serialNumber, readerId, endedMs: null, lastLocalTime: null },
});
const had = (endedMs: number, lastLocalTime: string | null = null): StatedSerial => ({
  ...{ serialNumber: "SN1", readerId: "gate-1", endedMs, lastLocalTime },
});

/** A directory that hears of places one after the other. */
function createSerials() {
  const spans: SerialSpan[] = [];
  const last = (serialNumber: string) => spans.findLast((span) => span.serialNumber === serialNumber);
  return {
    spans,
    hear: (placeId: string, ...stated: StatedSerial[]) => {
      const { changes, words } = decideSerials(placeId, stated, last);
      for (const change of changes) {
        const index = spans.findIndex((it) => it.placeId === change.placeId && it.sinceMs === change.sinceMs);
        if (index === -1) spans.push(change);
        else spans[index] = change;
      }
      return words;
    },
    free: (serialNumber: string, nowMs: number) => freeSerial(last(serialNumber), nowMs),
  };
}

const yours = (sinceMs: number | null, serialNumber = "SN1", afterLocalTime: string | null = null) => ({
  ...{ serialNumber, kind: "YOURS", sinceMs, afterLocalTime },
});
const LAST = "2026-03-01T08:00:00";
const elsewhere = (place: string) => ({ serialNumber: "SN1", kind: "ELSEWHERE", place });

describe("whose a serial number is", () => {
  it("is the place's that states it first, always; the other one is told whose", () => {
    const { hear } = createSerials();
    expect(hear("riyadh", has())).toEqual([yours(null)]);
    expect(hear("cairo", has(), has("SN2"))).toEqual([elsewhere("riyadh"), yours(null, "SN2")]);
    expect(hear("riyadh", has())).toEqual([yours(null)]);
  });

  it("is the next place's from the moment at which the first one let go of it", () => {
    const { hear } = createSerials();
    hear("riyadh", has());
    hear("cairo", has());
    expect(hear("riyadh", had(500, LAST))).toEqual([]);
    expect(hear("cairo", has())).toEqual([yours(500, "SN1", LAST)]);
    expect(hear("cairo", has())).toEqual([yours(500, "SN1", LAST)]);
    expect(hear("riyadh", has())).toEqual([elsewhere("cairo")]);
  });

  it("goes back, from the moment at which the other one let go", () => {
    const { hear, spans } = createSerials();
    hear("riyadh", has());
    hear("riyadh", had(500));
    hear("cairo", has());
    hear("cairo", had(700));
    expect(hear("riyadh", has())).toEqual([yours(700)]);
    expect(hear("riyadh", had(500))).toEqual([]); // told late: not before it began
    expect(spans.map(({ placeId, sinceMs, endedMs }) => [placeId, sinceMs, endedMs])).toEqual([
      ["riyadh", null, 500],
      ["cairo", 500, 700],
      ["riyadh", 700, 700],
    ]);
  });

  it("stays as it was where the place takes it up again before anybody else", () => {
    const { hear } = createSerials();
    hear("riyadh", has());
    hear("riyadh", had(500));
    expect(hear("riyadh", has())).toEqual([yours(null)]);
    expect(hear("cairo", has())).toEqual([elsewhere("riyadh")]);
  });

  it("stays with a place that states nothing any more, until somebody frees it", () => {
    const { hear, free } = createSerials();
    hear("riyadh", has());
    expect(hear("riyadh")).toEqual([]);
    expect(hear("cairo", has())).toEqual([elsewhere("riyadh")]);
    expect(free("SN1", 900)).toMatchObject({ placeId: "riyadh", endedMs: 900 });
    expect(free("SN2", 900)).toBeUndefined();
  });

  it("is nobody's before somebody has it, and the end of another place's is not told by this one", () => {
    const { hear, spans } = createSerials();
    expect(hear("cairo", had(5))).toEqual([]);
    hear("riyadh", has());
    hear("cairo", had(5));
    expect(spans).toMatchObject([{ placeId: "riyadh", endedMs: null }]);
  });

  it("is had by a place of whose entries one has it, whatever the others say", () => {
    const { hear } = createSerials();
    expect(hear("riyadh", had(500), has("SN1", "gate-2"), had(600))).toEqual([yours(null)]);
    hear("riyadh", had(500), had(600), had(550));
    expect(hear("cairo", has())).toEqual([yours(600)]);
  });
});

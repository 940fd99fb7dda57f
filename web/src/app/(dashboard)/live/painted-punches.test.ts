import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import { expect, it } from "vitest";
import type { LiveMessage } from "./live-items.ts";
import { createLiveList, reduceLiveList } from "./live-list.ts";
import { listNewlyShown, NOTHING_YET } from "./painted-punches.ts";

const NOW = "2026-11-22T10:05:00.000Z";

function toPunch(id: string, more: Partial<PunchRowFragment> = {}): PunchRowFragment {
  return {
    ...{ id, at: NOW, localTime: "2026-11-22T10:00:00", pin: "118", state: "CHECK_IN", stateCode: 0 },
    ...{ verifyMode: "FACE", verifyCode: 15, channel: "LIVE", receivedAt: NOW, late: false },
    ...{ user: null, device: null, place: { id: "riyadh", name: "Riyadh", timeZone: "UTC" }, ...more },
  };
}

const arrive = (punches: readonly PunchRowFragment[], phase: LiveMessage["phase"] = "LIVE") =>
  ({ kind: "arrive", messages: punches.map((punch) => ({ phase, punch, notice: null })), now: NOW }) as const;

it("takes live punches as they come, each once", () => {
  const first = reduceLiveList(
    createLiveList([toPunch("old")]),
    arrive([toPunch("a"), toPunch("b", { channel: "PUSH" })]),
  );
  const { shown, looked } = listNewlyShown(first, NOTHING_YET);
  expect(shown.map(({ id }) => id)).toEqual(["b", "a"]);
  const next = reduceLiveList(first, arrive([toPunch("c")]));
  expect(listNewlyShown(next, looked).shown.map(({ id }) => id)).toEqual(["c"]);
});

it.each([
  ["late", toPunch("a", { late: true })],
  ["read from the log", toPunch("a", { channel: "READ" })],
  ["of a file", toPunch("a", { channel: "FILE" })],
  ["received nobody knows when", toPunch("a", { receivedAt: null })],
])("takes none that is %s", (_words, punch) => {
  expect(listNewlyShown(reduceLiveList(createLiveList([]), arrive([punch])), NOTHING_YET).shown).toEqual([]);
});

it("takes none that this page had missed", () => {
  const list = reduceLiveList(createLiveList([]), arrive([toPunch("a")], "CATCH_UP"));
  expect(listNewlyShown(list, NOTHING_YET).shown).toEqual([]);
});

it("takes none that was held back, also when it is shown at last", () => {
  const held = reduceLiveList(createLiveList([]), { kind: "hold", isHeld: true });
  const arrived = reduceLiveList(held, arrive([toPunch("a")]));
  const { shown, looked } = listNewlyShown(arrived, NOTHING_YET);
  const resumed = reduceLiveList(arrived, { kind: "hold", isHeld: false });
  expect([shown, listNewlyShown(resumed, looked).shown]).toEqual([[], []]);
});

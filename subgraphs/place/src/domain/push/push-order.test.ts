import { expect, it } from "vitest";
import { decideDelivery, type OrderRecord } from "./push-order.ts";

const ORDER: OrderRecord = {
  ...{ key: 1, readerId: "gate-2", order: { kind: "INFO" }, state: "QUEUED", createdMs: 0, deliveries: 0 },
  ...{ deliveredMs: undefined, doneMs: undefined, returnCode: undefined, attlogSum: undefined },
};
const told = (deliveries: number): OrderRecord => ({ ...ORDER, state: "DELIVERED", deliveries, deliveredMs: 1_000 });

it("delivers the oldest order, and no other one before it has ended", () => {
  expect(decideDelivery([ORDER, { ...ORDER, key: 2 }], 0)).toEqual({ kind: "DELIVER", records: [ORDER] });
  expect(decideDelivery([told(1), { ...ORDER, key: 2 }], 2_000)).toEqual({ kind: "NOTHING" });
  expect(decideDelivery([], 0)).toEqual({ kind: "NOTHING" });
});

it("tells a reader again that did not answer in five minutes, and gives up after three times", () => {
  expect([300_999, 301_000].map((nowMs) => decideDelivery([told(1)], nowMs).kind)).toEqual(["NOTHING", "DELIVER"]);
  expect(decideDelivery([told(3)], 301_000).kind).toBe("GIVE_UP");
});

it("tells changes of people together that follow each other", () => {
  const put = (key: number): OrderRecord => ({ ...ORDER, key, order: { kind: "PUT_USER", pin: String(key) } });
  const open = [
    put(1),
    { ...put(2), state: "DELIVERED" as const, deliveries: 1, deliveredMs: 0 },
    put(3),
    ORDER,
    put(5),
  ];
  expect(decideDelivery(open, 1)).toEqual({ kind: "DELIVER", records: [put(1), put(3)] });
  expect(decideDelivery([ORDER, put(2)], 1)).toEqual({ kind: "DELIVER", records: [ORDER] });
  const many = Array.from({ length: 60 }, (_, index) => put(index));
  expect(decideDelivery(many, 1)).toEqual({ kind: "DELIVER", records: many.slice(0, 50) });
});

it("asks for sums together that follow each other, and for none of them before the rows that were asked for before it", () => {
  const ask = (key: number, kind: "SUM_PUNCHES" | "QUERY_PUNCHES"): OrderRecord => ({
    ...{ ...ORDER, key },
    order: { kind, from: "2026-03-01T00:00:00", to: "2026-03-01T23:59:59" },
  });
  const sums = Array.from({ length: 14 }, (_, key) => ask(key, "SUM_PUNCHES"));
  const rows = ask(20, "QUERY_PUNCHES");
  expect(decideDelivery(sums, 1)).toEqual({ kind: "DELIVER", records: sums.slice(0, 10) });
  expect(decideDelivery([...sums.slice(0, 2), rows, ...sums.slice(2)], 1)).toEqual({
    ...{ kind: "DELIVER", records: sums.slice(0, 2) },
  });
  expect(decideDelivery([rows, ...sums], 1)).toEqual({ kind: "DELIVER", records: [rows] });
});

import type { AttendanceLine } from "@biometricflow/schema/attendance-line";
import { expect, it } from "vitest";
import { toDayDeliveries } from "./told-days.ts";
import type { Webhook } from "./webhook.ts";

const WEBHOOK: Webhook = {
  ...{ id: "webhook/a", name: "ERP", url: "https://erp.example.com/", format: "STANDARD", events: ["DAY_CHANGED"] },
  ...{ places: ["*"], devices: [], departments: [], statuses: [], isEnabled: true },
  ...{ createdAtMs: 1_000, createdBy: "account/ada", leftOut: 0 },
};
const LINE: AttendanceLine = {
  ...{ epoch: "e", seq: 1, atMs: 1_000, kind: "DAY", ref: "p.7", placeId: "riyadh", departmentId: null },
  ...{ date: "2026-11-24", status: "ABSENT", flags: [], isFinal: true },
};

it("tells of what changed since the webhook was made, and of nothing before", () => {
  const lines = [{ ...LINE, atMs: 999, date: "2026-11-23" }, LINE];
  const deliveries = toDayDeliveries(lines, { webhooks: [WEBHOOK], atMs: 2_000 });
  expect(deliveries).toMatchObject([{ webhookId: "webhook/a", kind: "DAY_CHANGED", createdAtMs: 2_000 }]);
  expect(deliveries[0]?.body).toContain("2026-11-24");
});

import { expect, it } from "vitest";
import { toOverviewVariables } from "./overview-variables.ts";

const RIYADH = { id: "riyadh", name: "Riyadh", timeZone: "Asia/Riyadh" };

it("asks two weeks up to today, yesterday's late ones, and what was to be put right in thirty days", () => {
  const asked = toOverviewVariables({ known: [RIYADH], asked: [RIYADH], ids: ["riyadh"] }, "2026-03-01");
  expect(asked).toMatchObject({
    placeIds: ["riyadh"],
    recent: { from: "2026-02-16", to: "2026-03-01" },
    lateYesterday: { from: "2026-02-28", to: "2026-02-28", flags: ["LATE"], placeIds: ["riyadh"] },
    toFix: { from: "2026-01-31", to: "2026-03-01", placeIds: ["riyadh"] },
  });
});

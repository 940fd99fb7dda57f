import { expect, it } from "vitest";
import { type Consent, judgeConsent } from "./consent.ts";

const TODAY = "2026-03-10";
const LAST: Consent = {
  ...{ userId: "riyadh/1042", purpose: "BIOMETRIC", state: "GIVEN", date: "2026-03-01", document: "HR-1" },
  ...{ recordedBy: "account/hr", recordedMs: 1 },
};

it.each([
  ["takes the first word", undefined, { state: "DECLINED", date: TODAY, alternative: "CARD" }, undefined],
  ["takes it back", LAST, { state: "WITHDRAWN", date: "2026-03-01", alternative: "PIN" }, undefined],
  ["has nothing to take back", undefined, { state: "WITHDRAWN", date: TODAY }, "NOTHING_TO_WITHDRAW"],
  [
    "takes nothing back twice",
    { ...LAST, state: "WITHDRAWN" },
    { state: "WITHDRAWN", date: TODAY },
    "NOTHING_TO_WITHDRAW",
  ],
  [
    "wants no alternative of who agrees",
    undefined,
    { state: "GIVEN", date: TODAY, alternative: "PIN" },
    "NO_ALTERNATIVE_NEEDED",
  ],
  ["knows no word of tomorrow", undefined, { state: "GIVEN", date: "2026-03-11" }, "IN_FUTURE"],
  ["keeps the order of what was said", LAST, { state: "DECLINED", date: "2026-02-28" }, "BEFORE_LAST"],
] as const)("%s", (_title, last, wish, refusal) => {
  expect(judgeConsent(last, wish, TODAY)).toBe(refusal);
});

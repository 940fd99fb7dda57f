import { expect, it } from "vitest";
import { advanceJob, type Job, type JobStep } from "./job.ts";

const CALL: JobStep = { code: "CALL", readerId: "gate-2", state: "RUNNING", isResumable: true };
const WRITE: JobStep = { code: "WRITE", readerId: "gate-1", state: "RUNNING" };

function interrupt(steps: readonly JobStep[], more: Partial<Job> = {}): Job {
  const asked = { kind: "PUT_USER", readerIds: ["gate-1", "gate-2"], person: { pin: "7" } } as const;
  const job: Job = { ...{ id: "1", seq: 1, asked, state: "RUNNING", askedBy: "ali", createdMs: 1 }, steps, ...more };
  return advanceJob(job, { kind: "INTERRUPT" }, 9);
}

it("goes on after an interruption while nothing but calls of readers is waited for", () => {
  expect(interrupt([{ ...WRITE, state: "DONE" }, CALL])).toMatchObject({
    state: "WAITING",
    steps: [{ state: "DONE" }, CALL],
  });
});

it("has failed by an interruption where something else was under way, or nobody knows what", () => {
  expect(interrupt([WRITE, CALL])).toMatchObject({ state: "FAILED", fault: { code: "JOB_INTERRUPTED" } });
  expect(interrupt([])).toMatchObject({ state: "FAILED" });
});

it("ends by an interruption where somebody wished it to", () => {
  expect(interrupt([CALL], { isCancelWished: true })).toMatchObject({ state: "CANCELLED", endedMs: 9 });
});

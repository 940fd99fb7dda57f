import { expect, it } from "vitest";
import type { JobAsked } from "../domain/jobs/job.ts";
import { doJob, type JobProgress, type JobWorks } from "./job-work.ts";

it("does no job of a kind that a newer version of the place had, and says so", async () => {
  const asked: JobAsked = JSON.parse('{ "kind": "PAINT_DEVICE", "readerId": "gate-1" }'); // as a store keeps it
  const nothing: JobWorks & JobProgress = JSON.parse("{}"); // nothing of it is asked for
  await expect(doJob(nothing, asked, nothing)).rejects.toMatchObject({
    code: "JOB_REFUSED",
    message: expect.stringContaining("PAINT_DEVICE"),
  });
});

import { AddingJobDocument, type AddJobFragment, JobProgressDocument } from "@biometricflow/sdk/generated/graphql";
import { browserClient } from "../../../../graphql/live-client.ts";
import { runQuery } from "../../../../graphql/run-query.ts";
import type { JobListener } from "./follow-job.ts";

/** What is known of a job whose position is known too. */
interface KnownJob {
  readonly id: string;
  readonly cursor: string;
}

/** Follows what becomes of a job over the tab's socket, from the state that is known on. */
export async function listenToJob(
  { id, cursor }: KnownJob,
  { onJob, onTelling, signal }: JobListener<AddJobFragment>,
): Promise<void> {
  const stream = browserClient().subscribe(
    JobProgressDocument,
    { jobId: id, after: cursor },
    { signal, onState: ({ kind }) => onTelling(kind === "live" || kind === "catchingUp") },
  );
  for await (const message of stream) if ("job" in message && message.job) onJob(message.job);
}

/** Asks how far a job is. */
export async function askJob(id: string, signal: AbortSignal): Promise<AddJobFragment | undefined> {
  const answer = await runQuery(AddingJobDocument, { id }, signal);
  return answer.ok ? (answer.data.job ?? undefined) : undefined;
}

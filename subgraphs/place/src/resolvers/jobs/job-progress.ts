import { encodeVectorCursor, parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import { parseGlobalId } from "@biometricflow/schema/global-id";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { parseId } from "@biometricflow/subgraph/list-arguments";
import type { JobHead } from "../../domain/jobs/job-store.ts";
import type { ResolversParentTypes, SubscriptionJobProgressArgs } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";
import { type JobMessage, streamJob } from "./job-stream.ts";
import { requireJobs } from "./start-job.ts";

/** A message and the epoch that its position belongs to. */
interface PlacedMessage {
  readonly epoch: string;
  readonly message: JobMessage;
}

/** `Subscription.jobProgress`. */
export const JOB_PROGRESS = {
  subscribe: async (_root: unknown, { jobId, after }: SubscriptionJobProgressArgs, context: PlaceContext) => {
    const jobs = requireJobs(context);
    const { place, local } = parseGlobalId(parseId(jobId)) ?? {};
    if (place !== context.place.id || local === undefined)
      throw codedError("BAD_USER_INPUT", "The id is of another place", { argument: "jobId" });
    const head = await jobs.readHead();
    const seq = parsePosition(after, place, head);
    return createEvents(head.epoch, (signal) => streamJob({ jobs, jobId: local, after: seq, signal }));
  },
  resolve: ({ epoch, message }: PlacedMessage, _args: unknown, context: PlaceContext) => {
    context.loaders.clear(); // one operation, but each message is a question of its own time
    return toJobEvent(message, epoch, context);
  },
};

/** @throws BAD_CURSOR, or CURSOR_RESET for a position of other jobs or beyond the head */
function parsePosition(after: string | null | undefined, placeId: string, head: JobHead): number | undefined {
  if (after === null || after === undefined) return undefined;
  const vector = parseVectorCursor(after);
  if (vector === undefined) throw codedError("BAD_CURSOR", "after is no position of a stream", { argument: "after" });
  const position = vector.get(placeId);
  if (position !== undefined && (position.epoch !== head.epoch || position.seq > head.seq))
    throw codedError("CURSOR_RESET", "The position belongs to other jobs: begin again", { place: placeId });
  return position?.seq;
}

/** The stream as an iterator whose `return` also ends a wait for the next change, which a bare generator's would not. */
function createEvents(
  epoch: string,
  open: (signal: AbortSignal) => AsyncGenerator<JobMessage, void, void>,
): AsyncIterableIterator<PlacedMessage> {
  const ending = new AbortController();
  const messages = open(ending.signal);
  const place = (result: IteratorResult<JobMessage, void>): IteratorResult<PlacedMessage, undefined> =>
    result.done === true ? { done: true, value: undefined } : { done: false, value: { epoch, message: result.value } };
  return {
    next: async () => place(await messages.next()),
    return: async () => {
      ending.abort();
      return place(await messages.return());
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function toJobEvent(
  message: JobMessage,
  epoch: string,
  { place, clock }: PlaceContext,
): ResolversParentTypes["JobEvent"] {
  const cursor = encodeVectorCursor([[place.id, { epoch, seq: message.seq }]]);
  if (message.kind === "JOB") return { job: message.job, cursor, phase: message.phase };
  const at = toDateTime(clock.nowMs()) ?? "";
  const notice = { kind: "CAUGHT_UP", place: place.id, at, remaining: 0, message: "Live from here" } as const;
  return { cursor, phase: "LIVE", notice };
}

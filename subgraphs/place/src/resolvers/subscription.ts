import { encodeVectorCursor, parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import type { PlaceContext } from "../graph/context.ts";
import type { FeedHead, PunchSelection } from "../domain/ledger.ts";
import { type StreamMessage, streamPunches } from "./punch-stream.ts";
import type {
  ResolversParentTypes,
  SubscriptionPunchRecordedArgs,
  SubscriptionResolvers,
} from "../generated/resolvers.ts";
import { parseIds } from "@biometricflow/subgraph/list-arguments";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { JOB_PROGRESS } from "./jobs/job-progress.ts";
import { toPunchSelection } from "./punch-selection.ts";
import { isPlaceAsked } from "./scope.ts";
import { mayStream, narrowForScreen } from "./screen-punches.ts";

/** A message of the stream and the epoch its position belongs to. */
interface PlacedMessage {
  readonly epoch: string;
  readonly message: StreamMessage;
}

/** `Subscription` fields. */
export const Subscription: SubscriptionResolvers = {
  jobProgress: JOB_PROGRESS,
  punchRecorded: {
    subscribe: async (_root, args, context) => {
      const selection = toSelection(args, context);
      const head = await context.ledger.readHead();
      const after = parsePosition(args.after, context.place.id, head);
      return createPunchEvents({ context, selection, after, epoch: head.epoch });
    },
    resolve: ({ epoch, message }: PlacedMessage, _args: unknown, context: PlaceContext) => {
      context.loaders.clear(); // one operation, but each message is a question of its own time
      return toPunchEvent(message, epoch, context);
    },
  },
};

function toSelection(args: Partial<SubscriptionPunchRecordedArgs>, context: PlaceContext): PunchSelection {
  const isAsked = isPlaceAsked(parseIds(args.placeIds, "placeIds", "PLACE"), context.place.id);
  const deviceIds = parseIds(args.deviceIds, "deviceIds");
  const userIds = parseIds(args.userIds, "userIds");
  const chosen = { userIds, deviceIds: isAsked ? deviceIds : [] };
  return narrowForScreen(toPunchSelection(undefined, context.viewer, chosen), context);
}

/**
 * Where the follower stands in this place; a place that its cursor does not name begins at the head.
 *
 * @throws BAD_CURSOR, or CURSOR_RESET for a position of another epoch or beyond the head.
 */
function parsePosition(after: string | null | undefined, placeId: string, head: FeedHead): FeedHead | undefined {
  if (after === null || after === undefined) return undefined;
  const vector = parseVectorCursor(after);
  if (vector === undefined) throw codedError("BAD_CURSOR", "after is no position of a stream", { argument: "after" });
  const position = vector.get(placeId);
  if (position !== undefined && (position.epoch !== head.epoch || position.seq > head.seq)) {
    throw codedError("CURSOR_RESET", "The position belongs to another ledger: begin again", { place: placeId });
  }
  return position;
}

interface EventSource {
  readonly context: PlaceContext;
  readonly selection: PunchSelection;
  readonly after: FeedHead | undefined;
  readonly epoch: string;
}

/** The stream as an iterator whose `return` also ends a wait for the next punch, which a bare generator's would not. */
function createPunchEvents({ context, selection, after, epoch }: EventSource): AsyncIterableIterator<PlacedMessage> {
  const ending = new AbortController();
  const messages = streamPunches({
    ...{ feed: context.ledger, selection, after, signal: ending.signal },
    isTold: (punch) => mayStream(punch, context),
  });
  const place = (result: IteratorResult<StreamMessage, void>): IteratorResult<PlacedMessage, undefined> =>
    result.done === true ? { done: true, value: undefined } : { done: false, value: { epoch, message: result.value } };
  return {
    next: async () => {
      try {
        return place(await messages.next());
      } catch (error) {
        if (context.signal.aborted) return { done: true, value: undefined }; // a read that nobody waits for
        throw error;
      }
    },
    return: async () => {
      ending.abort();
      return place(await messages.return());
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function toPunchEvent(
  message: StreamMessage,
  epoch: string,
  { place, clock }: PlaceContext,
): ResolversParentTypes["PunchEvent"] {
  const cursor = encodeVectorCursor(new Map([[place.id, { epoch, seq: message.seq }]]));
  if (message.kind === "PUNCH") return { punch: message.punch, cursor, phase: message.phase };
  const at = toDateTime(clock.nowMs()) ?? "";
  const notice = { kind: "CAUGHT_UP", place: place.id, at, remaining: 0, message: "Live from here" } as const;
  return { cursor, phase: "LIVE", notice };
}

import { toBackoffMs } from "./backoff.ts";
import { openConnection } from "./connection.ts";
import { createResetMessage, type FeedMessage, type FeedOf, type ResetMessage, toFeedMessage } from "./feed.ts";
import type { LiveSocket } from "./live-socket.ts";
import { advance, INITIAL_PROGRESS, type LiveInput, type LiveState, toLiveState } from "./live-state.ts";
import { type Operation, toOperationName, toOperationText } from "./operation.ts";
import { SdkError } from "./result.ts";
import { SeenIds } from "./seen-ids.ts";
import { wait } from "./wait.ts";

const REMEMBERED_IDS = 20_000;

/** One subscription and where its state goes. */
export interface SubscriptionRequest<TData, TVariables> {
  readonly document: Operation<TData, TVariables>;
  readonly variables: TVariables | undefined;
  /** Ends the subscription without an error. */
  readonly signal: AbortSignal;
  readonly onState: (state: LiveState) => void;
}

/**
 * Follows a stream for as long as the caller wants it: after any loss it asks again from the last cursor, without an
 * end of tries, and gives every punch once.
 *
 * @throws {SdkError} when the session is revoked or the operation is refused for good.
 */
export async function* followFeed<TData, TVariables>(
  socket: LiveSocket,
  request: SubscriptionRequest<TData, TVariables>,
): AsyncGenerator<FeedOf<TData> | ResetMessage, void, void> {
  const { document, variables, signal } = request;
  const report = createStateReporter(request.onState);
  const seen = new SeenIds(REMEMBERED_IDS);
  let position: Position = {};
  let attempt = 0;

  while (!signal.aborted) {
    report({ kind: "connecting" });
    const connection = openConnection(socket, {
      payload: {
        query: toOperationText(document),
        operationName: toOperationName(document),
        variables: { ...variables, ...position },
      },
      signal,
      read: toFeedMessage<TData>,
    });
    for await (const message of connection.messages) {
      attempt = 0;
      position = { after: message.cursor };
      report(toInput(message));
      if (message.punch && !seen.add(message.punch.id)) continue;
      yield message;
    }
    if (signal.aborted) return;

    const ending = connection.ending();
    if (ending.kind === "final") {
      report({ kind: "ended", code: ending.failure.code });
      throw new SdkError(ending.failure);
    }
    if (ending.kind === "reset") {
      position = { after: undefined };
      yield createResetMessage(ending.message, new Date().toISOString());
    }
    attempt += 1;
    const nextInMs = toBackoffMs(attempt, Math.random());
    report({ kind: "lost", attempt, nextInMs, atMs: Date.now() });
    await wait(nextInMs, signal);
  }
}

/** Empty: as the caller asked. An `after` of undefined is the head. */
interface Position {
  readonly after?: string | undefined;
}

function toInput({ phase, notice }: FeedMessage): LiveInput {
  if (!notice) return { kind: "message", phase };
  const { kind, place = null, remaining = null } = notice;
  return { kind: "message", phase, notice: { kind, place, remaining } };
}

/** Tells a listener each state once. */
function createStateReporter(onState: (state: LiveState) => void): (input: LiveInput) => void {
  let progress = INITIAL_PROGRESS;
  let told = "";
  return (input) => {
    progress = advance(progress, input);
    const state = toLiveState(progress);
    const text = JSON.stringify(state);
    if (text === told) return;
    told = text;
    onState(state);
  };
}

import { toBackoffMs } from "./backoff.ts";
import { openConnection } from "./connection.ts";
import type { LiveSocket } from "./live-socket.ts";
import { type Operation, toOperationName, toOperationText } from "./operation.ts";
import { isJsonObject, toTypedData } from "./response.ts";
import { SdkError } from "./result.ts";
import { wait } from "./wait.ts";

/** What a stream without positions tells: what it is about may be another thing now. */
export interface WatchListener<TData> {
  /** The stream is asked for on an open socket: read what it is about, changes from now on are told. */
  readonly onBegin: () => void;
  readonly onData: (data: TData) => void;
  /** The stream broke: changes are missed until it begins again. */
  readonly onLost: () => void;
}

/** One watching. */
export interface WatchRequest<TData, TVariables> extends WatchListener<TData> {
  readonly document: Operation<TData, TVariables>;
  readonly variables: TVariables | undefined;
  /** Ends it without an error. */
  readonly signal: AbortSignal;
}

/**
 * Follows a stream that cannot be resumed for as long as the caller wants it, without an end of tries.
 *
 * @throws {SdkError} when the session is revoked or the operation is refused for good.
 */
export async function watchStream<TData, TVariables>(
  socket: LiveSocket,
  request: WatchRequest<TData, TVariables>,
): Promise<void> {
  const { document, variables, signal, onBegin, onData, onLost } = request;
  const payload = {
    query: toOperationText(document),
    operationName: toOperationName(document),
    variables: { ...variables },
  };
  const stopListening = socket.onOpen(onBegin);
  try {
    for (let attempt = 1; !signal.aborted; attempt++) {
      const connection = openConnection(socket, { payload, signal, read: readData<TData> });
      for await (const data of connection.messages) {
        attempt = 0;
        onData(data);
      }
      if (signal.aborted) return;
      const ending = connection.ending();
      if (ending.kind === "final") throw new SdkError(ending.failure);
      onLost();
      await wait(toBackoffMs(Math.max(1, attempt), Math.random()), signal);
    }
  } finally {
    stopListening();
  }
}

function readData<TData>(data: unknown): TData | undefined {
  return isJsonObject(data) ? toTypedData<TData>(data) : undefined;
}

import type { FeedNoticeKind, FeedPhase } from "./generated/graphql.ts";
import { isJsonObject, toTypedData } from "./response.ts";

/** A message of a resumable stream, as a document selects it: `cursor` and `phase` are needed, the rest is its own. */
export interface FeedMessage {
  readonly cursor: string;
  readonly phase: FeedPhase;
  readonly punch?: { readonly id: string } | null;
  readonly notice?: {
    readonly kind: FeedNoticeKind;
    readonly place?: string | null;
    readonly at?: string;
    readonly remaining?: number | null;
    readonly message?: string;
  } | null;
}

/** Made by the client itself, never sent by a server: the position was refused, and the stream begins anew at the head. */
export interface ResetMessage {
  readonly punch: null;
  readonly cursor: null;
  readonly phase: "LIVE";
  readonly notice: {
    readonly kind: "GAP";
    readonly place: null;
    readonly at: string;
    readonly remaining: null;
    readonly message: string;
  };
}

/** The message type of a subscription document. */
export type FeedOf<TData> = Extract<TData[keyof TData], FeedMessage>;

/** The message in a result's data; undefined when the data has none. */
export function toFeedMessage<TData>(data: unknown): FeedOf<TData> | undefined {
  if (!isJsonObject(data)) return undefined;
  const [message] = Object.values(data);
  if (!isJsonObject(message) || typeof message.cursor !== "string") return undefined;
  return toTypedData<FeedOf<TData>>(message);
}

/** The notice of a gap that the server could not fill. */
export function createResetMessage(message: string, at: string): ResetMessage {
  const notice = { kind: "GAP", place: null, at, remaining: null, message } as const;
  return { punch: null, cursor: null, phase: "LIVE", notice };
}

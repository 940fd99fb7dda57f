import type { DigestCounts } from "../alerts/digest.ts";

/** What a receiver is told. `data` names things by id: who is behind them its program asks the graph, by its own rights. */
export type WebhookMessage =
  | { readonly kind: "TEST"; readonly atMs: number; readonly webhook: string }
  | {
      readonly kind: "PUNCH_RECORDED";
      readonly atMs: number;
      /** Global ids. */
      readonly punch: string;
      readonly device: string;
      readonly place: string;
      /** As the reader showed it. */
      readonly localTime: string;
      /** When it was made, milliseconds UTC. */
      readonly punchedAtMs: number;
      readonly channel: string;
    }
  | {
      readonly kind: "DAY_CHANGED";
      readonly atMs: number;
      /** Ids; the person's is that of the graph. */
      readonly person: string;
      readonly place: string;
      readonly department: string | null;
      readonly date: string;
      /** Null where there is no record any more. */
      readonly status: string | null;
      readonly flags: readonly string[];
      readonly isFinal: boolean;
      /** Of two messages about the same day the one with the greater is the later one. */
      readonly revision: number;
    }
  | {
      readonly kind: "ALERT_RAISED" | "ALERT_RESOLVED";
      readonly atMs: number;
      readonly alert: string;
      /** The alert's kind. */
      readonly about: string;
      /** Global ids; null where it is about more than one. */
      readonly place: string | null;
      readonly device: string | null;
      readonly sinceMs: number;
      readonly value: number | null;
      /** Where the dashboard shows it, from its origin. */
      readonly path: string;
    }
  | {
      readonly kind: "DIGEST";
      readonly atMs: number;
      /** Null: the organisation as a whole. */
      readonly place: string | null;
      /** Of the place, as are its wall times. */
      readonly date: string;
      readonly timeZone: string;
      readonly dueMs: number;
      /** Of which moment the counts are. */
      readonly countedMs: number;
      readonly counts: DigestCounts;
      readonly path: string;
    }
  | {
      readonly kind: "DIGEST_MISSED";
      readonly atMs: number;
      /** Null: the organisation as a whole. */
      readonly place: string | null;
      /** The first and the last date of which no digest was told. */
      readonly from: string;
      readonly date: string;
      readonly path: string;
    };

import { z } from "zod";

/** Its name in the router's folder. */
export const AUDIT_HEADS_FILE = "audit-heads.json";

const keptHead = z.object({ atMs: z.int().nonnegative(), seq: z.int().nonnegative(), hash: z.string().max(64) });
const keptHeads = z.object({ heads: z.array(keptHead) });

/** The newest link of the directory's audit chain as the router heard of it at an instant, milliseconds since 1970. */
export type KeptHead = z.infer<typeof keptHead>;

/** The router's file of heads. */
export interface KeptHeads {
  /** The oldest first. */
  readonly heads: readonly KeptHead[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Within it one head an hour stays, and behind it one a day. */
const HOURLY_MS = 7 * DAY_MS;
/** Somewhat longer than the directory keeps its rows by default. */
const KEPT_MS = 450 * DAY_MS;

/** Reads the file. `undefined` when any part of it is not as it must be. */
export function parseKeptHeads(json: unknown): KeptHeads | undefined {
  return keptHeads.safeParse(json).data;
}

/** Adds a head; of those before it the last of each hour stay for a week and the last of each day for 450 days. */
export function keepHead({ heads }: KeptHeads, head: KeptHead): KeptHeads {
  const slots = new Map<string, KeptHead>();
  for (const it of [...heads, head]) {
    const ageMs = head.atMs - it.atMs;
    if (ageMs > KEPT_MS) continue;
    const [unit, ms] = ageMs > HOURLY_MS ? (["day", DAY_MS] as const) : (["hour", HOUR_MS] as const);
    slots.set(`${unit} ${Math.floor(it.atMs / ms)}`, it);
  }
  return { heads: [...slots.values()] };
}

import type { ReaderRow } from "../../domain/punch.ts";
import { ROWS_AT_ONCE } from "./push-intake.ts";
import type { PushDeps } from "./push-plan.ts";

/** A caller whose lines were kept aside. */
export interface KeptCaller {
  readonly key: number;
  /** Of the reader that it is. */
  readonly textEncoding: string;
}

type Take = (
  rows: readonly ReaderRow[],
  more: { readonly unreadable: readonly Uint8Array[]; readonly receivedMs: number },
) => Promise<void>;

/**
 * Puts the lines of a caller where they belong; whoever is stopped in between begins anew, and nothing is there twice.
 *
 * @returns how many they were
 */
export async function takeKeptLines(
  { store, parseLine, timers }: Pick<PushDeps, "store" | "parseLine" | "timers">,
  { key, textEncoding }: KeptCaller,
  take: Take,
): Promise<number> {
  let lines = 0;
  for (let after = 0; ; ) {
    const kept = await store.readWaitingLines(key, after, ROWS_AT_ONCE);
    const last = kept.at(-1);
    if (last === undefined) break;
    for (const receivedMs of new Set(kept.map((it) => it.receivedMs))) {
      const own = kept.filter((it) => it.receivedMs === receivedMs).map(({ line }) => line);
      const rows = own.flatMap((line) => parseLine(line, textEncoding) ?? []);
      const unreadable = own.filter((line) => parseLine(line, textEncoding) === undefined);
      await take(rows, { unreadable, receivedMs });
    }
    [lines, after] = [lines + kept.length, last.key];
    await timers.yieldTurn();
  }
  await store.dropWaiting(key);
  return lines;
}

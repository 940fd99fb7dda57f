import type { ExportQuestion } from "../domain/exports/export-question.ts";
import type { Asker, AskRouter, PagePosition } from "./ask-router.ts";
import { ExportFault } from "./export-fault.ts";
import { type ExportPage, isPassing } from "./export-pages.ts";
import type { Turns } from "./turns.ts";

/** How pages are asked for. */
export interface PatientOptions {
  readonly ask: AskRouter;
  readonly turns: Turns;
  readonly asker: Asker;
  readonly signal: AbortSignal;
  /** Waits. @throws the reason of `signal` */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Tries of one page, and the pauses between them. */
const PAUSES_MS = [500, 2000, 5000, 10_000] as const;
const LONGEST_PAUSE_MS = 30_000;
/** A place is asked again so often: somebody waits for the file, and a place that is down seldom comes back in seconds. */
const PLACE_TRIES = 2;

/**
 * Reads one page. What passes by itself is waited for: a router that is busy, a place that is away, unless it is `known` to be.
 * A place that stays away is missing from the page, which says so.
 *
 * @throws {ExportFault}
 */
export async function readPatiently(
  { ask, turns, asker, signal, pause }: PatientOptions,
  question: ExportQuestion,
  { known, ...position }: PagePosition & { readonly known: ReadonlySet<string | undefined> },
): Promise<ExportPage> {
  const attempt = async () => {
    const leave = await turns.enter(asker.viewer.subject, signal);
    try {
      return await ask(question, position, { asker, signal });
    } finally {
      leave();
    }
  };
  for (const [tries, pauseMs] of PAUSES_MS.entries()) {
    try {
      const page = await attempt();
      const isWorthWaiting = tries < PLACE_TRIES && page.missing.some((it) => isPassing(it) && !known.has(it.placeId));
      if (!isWorthWaiting) return page;
      await pause(pauseMs, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ExportFault) || error.retryAfterMs === undefined) throw error;
      await pause(Math.min(LONGEST_PAUSE_MS, Math.max(pauseMs, error.retryAfterMs)), signal);
    }
  }
  return attempt();
}

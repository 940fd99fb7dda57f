import type { Pool } from "undici";
import { startDeadline } from "./deadline.ts";
import type { LagMeter } from "./lag-meter.ts";
import { CLOSED, type BreakerInput, judgeUrl } from "./breaker.ts";

/** When a URL is given up for a while. */
export interface BreakerPolicy {
  /** Failures in a row that open the circuit. */
  readonly breakAfterFailures: number;
  /** The pause between two health requests while it is open. */
  readonly breakForMs: number;
}

/** Watches one URL: counts what its requests come to, and asks it how it is, beside them. */
export interface UrlWatch {
  readonly isOpen: () => boolean;
  readonly see: (input: BreakerInput) => void;
  /** A request was not answered in time: is the subgraph there at all? */
  readonly suspect: () => void;
  readonly close: () => void;
}

const HEALTH_PATH = "/health";
const HEALTH_DEADLINE_MS = 5000; // far more than a busy subgraph needs: this finds frozen ones
const DOWN_STATUS: ReadonlySet<number> = new Set([502, 503, 504]);

/** True for a status with which something in front of a subgraph says that it is down. */
export function isDownStatus(status: number): boolean {
  return DOWN_STATUS.has(status);
}

/** Creates the watch of a URL that is asked. */
export function createUrlWatch(pool: Pick<Pool, "request">, policy: BreakerPolicy, lag: LagMeter): UrlWatch {
  let breaker = CLOSED;
  let isAsking = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  const see = (input: BreakerInput) => {
    breaker = judgeUrl(breaker, input, policy);
    if (!breaker.isOpen) clearTimeout(timer);
    else if (!isAsking) askLater();
  };
  const askLater = () => {
    clearTimeout(timer);
    if (isClosed) return;
    timer = setTimeout(() => void ask("FAULT"), policy.breakForMs);
    timer.unref();
  };
  const ask = async (otherwise: BreakerInput) => {
    if (isAsking || isClosed) return;
    isAsking = true;
    const isReached = await reach(pool, lag);
    isAsking = false;
    see(isReached ? "ANSWERED" : otherwise);
  };
  return {
    isOpen: () => breaker.isOpen,
    see: (input) => {
      if (!breaker.isOpen) see(input); // what was under way when it opened says nothing new
    },
    suspect: () => void ask("SILENT"),
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** One health request; a subgraph that answers anything is there. */
async function reach(pool: Pick<Pool, "request">, lag: LagMeter): Promise<boolean> {
  const { signal, stop } = startDeadline(HEALTH_DEADLINE_MS, lag);
  try {
    const response = await pool.request({ method: "GET", path: HEALTH_PATH, signal });
    await response.body.dump();
    return !isDownStatus(response.statusCode);
  } catch {
    return false; // not reached, or silent
  } finally {
    stop();
  }
}

import type { DeviceFault } from "../domain/device.ts";
import { PlaceError, type PlaceErrorCode } from "../domain/errors.ts";
import { toRetryDelayMs } from "./backoff.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";
import { visitReader } from "./visit.ts";

/** Ends a collector; resolves when its session is closed. */
export type StopCollector = () => Promise<void>;

/**
 * Collects from one reader until it is stopped: visits it, and after any loss waits, comes back and reads the gap. No
 * failure of a reader leaves this function; each is logged with its code and shows as OFFLINE.
 */
export function startCollector(plan: ReaderPlan, deps: CollectorDeps): StopCollector {
  const stopping = new AbortController();
  const done = collect(plan, deps, stopping.signal);
  return async () => {
    stopping.abort();
    await done;
  };
}

async function collect(plan: ReaderPlan, deps: CollectorDeps, stopping: AbortSignal): Promise<void> {
  await reportFailure(plan, deps, () => openGap(plan, deps, "CONNECTING"));
  let failures = 0;
  while (!stopping.aborted) {
    const startedMs = deps.clock.nowMs();
    const failure = await tryVisit(plan, deps, stopping);
    if (stopping.aborted) return;
    const wasOnline = failure === undefined || failure.wasOnline;
    failures = failure === undefined ? 0 : wasOnline ? 1 : failures + 1;
    if (failure?.code === "DEVICE_REPLACED") return waitForOperator(stopping);
    const waitMs =
      failure === undefined
        ? toPollDelayMs(plan, deps.clock.nowMs() - startedMs)
        : toRetryDelayMs({ failures, code: failure.code, ...deps.timing }, deps.random());
    await deps.timers.delay(waitMs, stopping).catch(() => undefined); // stopped meanwhile: the loop ends
  }
}

interface VisitFailure {
  readonly code: PlaceErrorCode | undefined;
  readonly wasOnline: boolean;
}

async function tryVisit(
  plan: ReaderPlan,
  deps: CollectorDeps,
  stopping: AbortSignal,
): Promise<VisitFailure | undefined> {
  try {
    await visitReader(plan, deps, stopping);
    return undefined;
  } catch (error) {
    const { readerId } = plan;
    const code = toErrorCode(error);
    const cause = error instanceof Error ? error.message : String(error);
    let wasOnline = false;
    await reportFailure(plan, deps, async () => {
      const device = await deps.ledger.readDevice(readerId);
      wasOnline = device.status === "ONLINE";
      await openGap(plan, deps, "OFFLINE");
      const fault = toFault(device.fault, {
        code: code ?? "DEVICE_PROTOCOL_ERROR",
        message: cause,
        nowMs: deps.clock.nowMs(),
      });
      if (!stopping.aborted) await deps.ledger.recordFacts(readerId, { fault });
    });
    if (!stopping.aborted) deps.log.warn({ readerId, code, cause, wasOnline }, "the reader is offline");
    return { code, wasOnline };
  }
}

/** A fault that goes on keeps the instant at which it began. */
function toFault(
  last: DeviceFault | undefined,
  { code, message, nowMs }: { readonly code: string; readonly message: string; readonly nowMs: number },
): DeviceFault {
  return { code, message, sinceMs: last?.code === code ? last.sinceMs : nowMs };
}

/** From the last contact on rows may be missing, until the log was read again. */
async function openGap(plan: ReaderPlan, deps: CollectorDeps, status: "CONNECTING" | "OFFLINE"): Promise<void> {
  const device = await deps.ledger.readDevice(plan.readerId);
  const isGapOpen = device.gapFromMs !== undefined && device.gapClosedMs === undefined;
  if (isGapOpen || device.lastSeenMs === undefined) {
    await deps.ledger.recordFacts(plan.readerId, { status });
    return;
  }
  const facts = { status, gapFromMs: device.lastSeenMs, gapClosedMs: undefined };
  await deps.ledger.recordFacts(plan.readerId, facts, "GAP");
}

/** A ledger that cannot be written must not end the collector either: the reader keeps its rows. */
async function reportFailure(plan: ReaderPlan, deps: CollectorDeps, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    deps.log.warn({ readerId: plan.readerId, err: error }, "the ledger could not be written");
  }
}

/** Codes of the driver and of the domain are one list. */
function toErrorCode(error: unknown): PlaceErrorCode | undefined {
  if (error instanceof PlaceError) return error.code;
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return DRIVER_CODES.find((code) => code === error.code);
}

const DRIVER_CODES = [
  "DEVICE_UNREACHABLE",
  "DEVICE_TIMEOUT",
  "DEVICE_AUTH_FAILED",
  "DEVICE_REJECTED",
  "DEVICE_PROTOCOL_ERROR",
  "DEVICE_UNSUPPORTED_FIRMWARE",
] as const;

function toPollDelayMs(plan: ReaderPlan, visitMs: number): number {
  return plan.mode.kind === "POLL" ? Math.max(0, plan.mode.everyMs - visitMs) : 0;
}

/** Another reader hangs at the address: whose rows these are is no question for a program. */
function waitForOperator(stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) resolve();
    else stopping.addEventListener("abort", () => resolve(), { once: true });
  });
}

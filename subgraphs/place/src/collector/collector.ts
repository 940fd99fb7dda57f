import { createErrands, type Errands } from "./errands.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";
import { toStepFailure } from "./step-failure.ts";
import { ReaderVisit } from "./visit.ts";
import { advance, createVisitState } from "./visit-state.ts";
import type { VisitAction, VisitInput } from "./visit-words.ts";

/** Collects from one reader. */
export interface Collector {
  /** Does something with the reader once its visit has caught up; a reader that is not visited now is visited at once. */
  readonly run: Errands["add"];
  /** Comes to it at once where it waits for the next visit: it was found. */
  readonly visitNow: () => void;
  /** Where a connection to it is open, `host:port`. */
  readonly openAddress: () => string | undefined;
  /** Resolves when its connection is closed and nothing more is written. */
  readonly stop: () => Promise<void>;
}

/**
 * Collects from one reader until it is stopped: visits it, and after any loss waits, comes back and reads the gap. No
 * failure of a reader leaves this function; each is logged with its code and shows as OFFLINE. What is done when, decides
 * `visit-state.ts`.
 */
export function startCollector(plan: ReaderPlan, deps: CollectorDeps): Collector {
  const { readerId } = plan;
  const ended = Promise.withResolvers<void>();
  const errands = createErrands(() => take({ kind: "errand", nowMs: deps.clock.nowMs() }));
  const visit = new ReaderVisit(plan, deps, errands, (input) => take(input));
  let state = createVisitState({ mode: plan.mode, timing: deps.timing });
  let underWay = new AbortController();
  let last: Promise<void> = Promise.resolve();

  const take = (input: VisitInput): void => {
    const [next, actions] = advance(state, input);
    state = next;
    for (const action of actions) {
      if (action.kind === "report") deps.log[action.level]({ readerId, ...action.fields }, action.message);
      else begin(action);
      if (action.kind === "close" && state.failure !== undefined) errands.fail(state.failure);
    }
    if (state.phase !== "STOPPED") return;
    underWay.abort();
    void last.then(ended.resolve);
  };
  const begin = (step: Exclude<VisitAction, { kind: "report" }>): void => {
    underWay.abort();
    underWay = new AbortController();
    const { signal } = underWay;
    last = last.then(async () => take(await answer(step, signal)));
  };
  const answer = async (step: Exclude<VisitAction, { kind: "report" }>, signal: AbortSignal): Promise<VisitInput> => {
    const { ticket } = step;
    try {
      signal.throwIfAborted();
      const result = await visit.run(step, signal);
      const device = await deps.ledger.readDevice(readerId);
      return { kind: "done", ticket, nowMs: deps.clock.nowMs(), device, ...result };
    } catch (error) {
      return { kind: "failed", ticket, nowMs: deps.clock.nowMs(), failure: toStepFailure(error) };
    }
  };
  take({ kind: "start" });
  return {
    run: (work, signal) => errands.add(work, signal),
    visitNow: () => take({ kind: "found", nowMs: deps.clock.nowMs() }),
    openAddress: () => visit.openAddress,
    stop: () => {
      errands.end();
      take({ kind: "stop" });
      return ended.promise;
    },
  };
}

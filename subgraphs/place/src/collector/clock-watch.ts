import { measureClock, type ClockMeasure, toSeconds } from "../domain/clocks/clock-measure.ts";
import { DEFAULT_CLOCK_RULES, type ClockRules } from "../domain/clocks/clock-rules.ts";
import type { ClockSet } from "../domain/clocks/clock-set.ts";
import {
  advanceClock,
  type ClockAction,
  type ClockInput,
  type ClockState,
  isStillToSet,
  NEW_CLOCK,
} from "../domain/clocks/clock-state.ts";
import type { DeviceFacts, DeviceRecord } from "../domain/device.ts";
import { type ClockWish, setReaderClock } from "./clock-setting.ts";
import type { Errands } from "./errands.ts";
import type { ReaderConnection } from "./reader-driver.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";
import type { Told } from "./told.ts";

/** What a reader said of its time, and how long that took. */
export interface AskedTime {
  /** `undefined` in it: a date that no calendar has. */
  readonly told: Told<string | undefined>;
  readonly answeredMs: number;
  readonly roundTripMs: number;
}

/** Watches the clock of one reader over all visits, keeps what is new about it, and has it set where the policy wants that. */
export class ClockWatch {
  readonly #plan: ReaderPlan;
  readonly #deps: CollectorDeps;
  readonly #errands: Pick<Errands, "add">;
  readonly #rules: ClockRules;
  #state: ClockState = NEW_CLOCK;

  constructor(plan: ReaderPlan, deps: CollectorDeps, errands: Pick<Errands, "add">) {
    this.#plan = plan;
    this.#deps = deps;
    this.#errands = errands;
    this.#rules = plan.clockRules ?? DEFAULT_CLOCK_RULES;
  }

  /** Takes what a reader said. What is new is on disk then. @returns the facts to be recorded with all else that it said */
  async take({ clock: facts = {} }: Pick<DeviceRecord, "clock">, asked: AskedTime): Promise<Partial<DeviceFacts>> {
    const { told } = asked;
    if (told.kind === "UNTOLD") return { driftSeconds: undefined };
    this.#state = { ...this.#state, facts };
    const actions = this.#advance(this.#toInput(told.value, asked));
    const changed = this.#toFacts(told.value);
    for (const action of actions) await this.#act(action, changed);
    return changed;
  }

  /** Somebody punched. */
  punched(): void {
    this.#advance({ kind: "PUNCHED", monotonicMs: this.#deps.timers.monotonicMs() });
  }

  /** Sets the clock, reads it back, and keeps that, and for whom. @throws as `setReaderClock` */
  set(connection: ReaderConnection, wish: ClockWish, signal: AbortSignal): Promise<ClockSet> {
    return setReaderClock({ plan: this.#plan, deps: this.#deps, rules: this.#rules, connection, signal }, wish);
  }

  #advance(input: ClockInput): readonly ClockAction[] {
    const [state, actions] = advanceClock(this.#rules, this.#state, input);
    this.#state = state;
    return actions;
  }

  #toInput(shown: string | undefined, { answeredMs, roundTripMs }: AskedTime): ClockInput {
    if (shown === undefined) return { kind: "NO_DATE" };
    const measure = measureClock(this.#plan.zone, { shown, answeredMs, roundTripMs });
    return { kind: "MEASURED", measure, shown, monotonicMs: this.#deps.timers.monotonicMs() };
  }

  #toFacts(shown: string | undefined): Partial<DeviceFacts> {
    const { facts: clock } = this.#state;
    const { measured } = clock;
    return {
      clock,
      driftSeconds: shown === undefined || measured === undefined ? undefined : toSeconds(measured.driftMs),
    };
  }

  async #act(action: ClockAction, facts: Partial<DeviceFacts>): Promise<void> {
    const { ledger } = this.#deps;
    switch (action.kind) {
      case "NOTE":
        return ledger.recordClock(this.#plan.readerId, facts, { entry: action.entry });
      case "REPORT":
        return this.#report(action.what);
      case "SET":
        return this.#setByPolicy(facts);
    }
  }

  #report(what: Extract<ClockAction, { kind: "REPORT" }>["what"]): void {
    const { log } = this.#deps;
    const { readerId } = this.#plan;
    const driftSeconds = toSeconds(this.#state.facts.measured?.driftMs ?? 0);
    if (what === "NO_DATE") log.warn({ readerId }, "the reader shows a date that no calendar has: set its clock");
    else if (what === "ABOVE") log.warn({ readerId, driftSeconds }, "the reader's clock is off by more than its limit");
    else log.info({ readerId, driftSeconds }, "the reader's clock is within its limit");
  }

  /** Between two steps of the visit, when everything was read; what was true when it was wanted must be true then. */
  async #setByPolicy(facts: Partial<DeviceFacts>): Promise<void> {
    const { ledger, log, timers } = this.#deps;
    const { readerId } = this.#plan;
    try {
      // On disk before it is done: a place that dies each time does not set it each time.
      await ledger.recordClock(readerId, facts, {});
    } catch (error) {
      this.#advance({ kind: "SET_ENDED" });
      throw error;
    }
    const isStill = (measure: ClockMeasure) =>
      isStillToSet(this.#rules, this.#state, { measure, monotonicMs: timers.monotonicMs() });
    void this.#errands
      .add((reader) => reader.setClock({ isStill }), new AbortController().signal)
      .catch((error: unknown) => log.warn({ readerId, cause: String(error) }, "the reader's clock could not be set"))
      .finally(() => this.#advance({ kind: "SET_ENDED" }));
  }
}

import {
  type ComparedSums,
  type DaysToCompare,
  PushAskError,
  type PushErrand,
} from "../../domain/push/pushing-readers.ts";
import { NO_SUMS, UNKNOWN_ORDER } from "../../domain/push/return-code.ts";
import { SUMS_AT_ONCE } from "../../domain/push/push-order.ts";
import { toReaderClock, toSpanMs } from "../../domain/push/reader-clock.ts";
import { type CountedSpan, type DaySpan, toFirstSpans, toHalves } from "../../domain/verify/sum-comparison.ts";
import { type Answered, type PushAsks, toWhy } from "./push-asks.ts";
import type { PushDeps, PushPlan } from "./push-plan.ts";

/** Punches of the last minute may be on their way. */
const ON_THEIR_WAY_MS = 60_000;

/** Compares days of readers that call by themselves with the ledger, by their sums: all days in one, those that differ by halves. */
export class PushSums {
  readonly #deps: PushDeps;
  readonly #asks: Pick<PushAsks, "ask" | "inTurn">;

  constructor(deps: PushDeps, asks: Pick<PushAsks, "ask" | "inTurn">) {
    this.#deps = deps;
    this.#asks = asks;
  }

  /** @throws {PushAskError} where the reader tells no sums; the reason of the errand's signal */
  async compare(plan: PushPlan, { from, to, onCounted }: DaysToCompare, errand: PushErrand): Promise<ComparedSums> {
    const untilMs = this.#deps.clock.nowMs() - ON_THEIR_WAY_MS;
    const first = toFirstSpans({ from, to }, toReaderClock(untilMs, plan.zone));
    const judged: CountedSpan[] = [];
    let [total, done, sums] = [0, 0, 0];
    for (let open = first; open.length > 0; ) {
      const counted = await this.#count(plan.readerId, open, errand);
      sums += counted.length;
      if (open === first) total = sumRows(counted);
      const halves = counted.map(toHalves);
      const settled = counted.filter((_span, index) => halves[index]?.length === 0);
      judged.push(...settled);
      done += sumRows(settled);
      onCounted?.(done, Math.max(done, total));
      open = halves.flat();
    }
    return { spans: judged, untilMs, sums };
  }

  /** Others get the reader's turn between two calls for orders. */
  async #count(readerId: string, spans: readonly DaySpan[], errand: PushErrand): Promise<readonly CountedSpan[]> {
    const counted: CountedSpan[] = [];
    for (let start = 0; start < spans.length; start += SUMS_AT_ONCE) {
      const some = spans.slice(start, start + SUMS_AT_ONCE);
      const orders = some.map(({ from, to }) => ({ order: { kind: "SUM_PUNCHES", from, to } as const }));
      const answered = await this.#asks.inTurn(readerId, errand.signal, () => this.#asks.ask(readerId, orders, errand));
      for (const [index, span] of some.entries()) {
        const readerRows = toSum(answered, index);
        const ledgerRows = await this.#deps.store.countRows(readerId, { ...span, ...toSpanMs(span.from, span.to) });
        counted.push({ ...span, readerRows, ledgerRows });
      }
    }
    return counted;
  }
}

function toSum({ endings, sums }: Answered, index: number): number {
  const [ending, sum] = [endings[index], sums[index]];
  const isTold = typeof ending === "number" && ending >= 0;
  if (isTold && sum !== undefined) return sum;
  if (isTold || (typeof ending === "number" && UNKNOWN_ORDER.has(ending))) throw new PushAskError(NO_SUMS);
  throw new PushAskError(toWhy(ending));
}

function sumRows(spans: readonly CountedSpan[]): number {
  return spans.reduce((rows, { readerRows }) => rows + readerRows, 0);
}

import { Counter, Gauge } from "prom-client";
import type { Metrics } from "./metrics.ts";

/** A figure of one process beside those that every process has. */
export interface FigureOptions<L extends string> {
  readonly name: string;
  /** What it says, for operators. */
  readonly help: string;
  readonly labelNames: readonly L[];
}

/** Creates a figure that only grows. */
export function createCounter<L extends string>({ registry }: Metrics, options: FigureOptions<L>): Counter<L> {
  return new Counter<L>({ ...options, registers: [registry] });
}

/** Creates a figure that is read when `/metrics` is asked for: `read` gives each value with its labels. */
export function createGauge<L extends string>(
  { registry }: Metrics,
  options: FigureOptions<L> & {
    readonly read: () => readonly (readonly [value: number, labels?: Record<L, string>])[];
  },
): void {
  const { read, ...figure } = options;
  new Gauge<L>({
    ...figure,
    registers: [registry],
    collect() {
      this.reset();
      for (const [value, labels] of read()) {
        if (labels === undefined) this.set(value);
        else this.set(labels, value);
      }
    },
  });
}

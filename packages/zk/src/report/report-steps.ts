import { DeviceError } from "../client/device-error.ts";
import type { RequestLine } from "../client/request-line.ts";

/** One thing that a reader was asked for. */
export interface ReportStep {
  readonly step: string;
  readonly outcome: "OK" | "FAILED";
  /** What the reader said, or why it failed. */
  readonly told: string;
  readonly tookMs: number;
}

/** Asks one thing after the other and writes down how each went. */
export class ReportSteps {
  readonly #line: RequestLine;
  readonly #steps: ReportStep[] = [];

  constructor(line: RequestLine) {
    this.#line = line;
  }

  get all(): readonly ReportStep[] {
    return this.#steps;
  }

  /**
   * @returns `undefined` when the reader refuses or garbles it.
   * @throws {DeviceError} when the connection is lost.
   */
  async take<T>(step: string, work: () => Promise<T>, tell: (value: T) => string): Promise<T | undefined> {
    const startedMs = performance.now();
    const done = (outcome: ReportStep["outcome"], told: string): void => {
      this.#steps.push({ step, outcome, told, tookMs: Math.round(performance.now() - startedMs) });
    };
    try {
      const value = await work();
      done("OK", tell(value));
      return value;
    } catch (error) {
      if (!(error instanceof DeviceError) || this.#line.ended.aborted) throw error;
      done("FAILED", `${error.code}: ${error.message}`);
      return undefined;
    }
  }
}

import type { CursorKeys } from "@biometricflow/schema/cursor";
import type { Connection } from "@biometricflow/subgraph/connection";
import type { PeriodRates, PeriodSums } from "../domain/summary/period-sums.ts";
import type { SummaryEntry, SummaryGroup } from "../domain/summary/summary-rows.ts";
import type { UsualPunches } from "../domain/summary/usual-punches.ts";
import type { Currency } from "./pages.ts";
import type { UsualHours } from "./usual-punches.ts";

/** A group of a summary where it stands in its order. */
export interface SummaryRowRecord {
  readonly groupBy: SummaryGroup;
  readonly entry: SummaryEntry;
  readonly rank: number | undefined;
  readonly position: CursorKeys;
  /** What is usual of the hours of the range. */
  readonly readUsual: () => Promise<UsualHours>;
}

/** Figures in the words of the graph: rates are null where there is nothing to divide by. */
export type FiguresReport = PeriodSums & { readonly [K in keyof PeriodRates]: number | null };

/** Punches in the words of the graph. */
export interface PunchFiguresReport {
  readonly punches: number;
  readonly people: number;
  readonly usual: (() => Promise<UsualPunches | null>) | null;
}

/** One page of a summary. */
export type SummaryPage = Omit<Connection<SummaryRowRecord>, "unavailable"> &
  Currency & {
    readonly total: () => Promise<FiguresReport | null>;
    readonly totalPunches: () => Promise<PunchFiguresReport | null>;
  };

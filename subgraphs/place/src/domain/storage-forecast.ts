/** What a forecast follows from. */
export interface StorageUse {
  /** Rows that the reader says it holds, and has room for. */
  readonly rows: number;
  readonly capacity: number;
  /** Punches since `sinceMs`, which is at most thirty days ago; `undefined` before the first. */
  readonly recent: { readonly punches: number; readonly sinceMs: number } | undefined;
  readonly nowMs: number;
}

/** How full a log is, and when it will be. */
export interface StorageForecast {
  readonly rows: number;
  readonly capacity: number;
  /** 0 to 100, one decimal. */
  readonly fillPct: number;
  readonly punchesPerDay: number | undefined;
  /** `YYYY-MM-DD` in UTC; `undefined` when it is more than ten years ahead. */
  readonly fullOn: string | undefined;
}

/** Over how long the punches of a reader are counted. */
export const FORECAST_WINDOW_MS = 30 * 24 * 3_600_000;

const DAY_MS = 24 * 3_600_000;
const FARTHEST_DAYS = 3_650;

/** Tells when a log is full if people go on as they did; one that is full already, is today. */
export function toStorageForecast({ rows, capacity, recent, nowMs }: StorageUse): StorageForecast {
  const fillPct = Math.min(100, Math.round((rows / capacity) * 1000) / 10);
  const perDay = recent && recent.punches / Math.max(1, (nowMs - recent.sinceMs) / DAY_MS);
  const left = Math.max(0, capacity - rows);
  const daysLeft = left === 0 ? 0 : left / (perDay ?? 0);
  return {
    rows,
    capacity,
    fillPct,
    punchesPerDay: perDay === undefined ? undefined : Math.round(perDay * 10) / 10,
    fullOn: daysLeft > FARTHEST_DAYS ? undefined : new Date(nowMs + daysLeft * DAY_MS).toISOString().slice(0, 10),
  };
}

/** The time in which a reader records punches for its place, as followers are told. Instants in milliseconds UTC. */
export interface ServedTime {
  /** 0 where nobody said since when: its log may hold rows of any age. */
  readonly sinceMs: number;
  /** When it was taken out of the configuration, or switched off; null while it serves. */
  readonly endedMs: number | null;
}

/** What the configuration says of a reader's service. */
export interface Service {
  readonly readerId: string;
  /** Whether people punch on it for the place, also where nothing here can visit it. */
  readonly isServing: boolean;
  /** From when on; `undefined` where nobody said. */
  readonly sinceMs: number | undefined;
}

/**
 * The served time of a reader after the configuration was read.
 *
 * @param known as it was before; `undefined` for a new reader.
 * @param service as it is configured now; `undefined` for one that is configured no more.
 */
export function toServedTime(
  known: ServedTime | undefined,
  service: Pick<Service, "sinceMs" | "isServing"> | undefined,
  nowMs: number,
): ServedTime {
  const sinceMs = service?.sinceMs ?? known?.sinceMs ?? 0;
  return { sinceMs, endedMs: service?.isServing === true ? null : (known?.endedMs ?? nowMs) };
}

/** Whether followers must be told. */
export function isOtherTime(known: ServedTime | undefined, now: ServedTime): boolean {
  return known?.sinceMs !== now.sinceMs || known.endedMs !== now.endedMs;
}

/** What `GET {control}/stats` shows. */
export interface ReaderStats {
  readonly serial: string;
  /** Requests and event acknowledgements received, by command number. */
  readonly commands: Readonly<Record<string, number>>;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Connections accepted since the start, refused ones not counted. */
  readonly connections: number;
  /** Connections open now. */
  readonly openConnections: number;
  /** Requests dropped for a wrong checksum. */
  readonly badChecksums: number;
  /** Attendance events sent. */
  readonly events: number;
  /** How long clients have kept people from punching. */
  readonly disabledMs: number;
}

/** Counters of one reader since its start. */
export class Traffic {
  bytesIn = 0;
  bytesOut = 0;
  connections = 0;
  badChecksums = 0;
  events = 0;
  readonly #commands = new Map<number, number>();

  countCommand(command: number): void {
    this.#commands.set(command, (this.#commands.get(command) ?? 0) + 1);
  }

  toStats(more: Pick<ReaderStats, "serial" | "openConnections" | "disabledMs">): ReaderStats {
    const { bytesIn, bytesOut, connections, badChecksums, events } = this;
    const commands = Object.fromEntries([...this.#commands].sort(([a], [b]) => a - b));
    return { ...more, commands, bytesIn, bytesOut, connections, badChecksums, events };
  }
}

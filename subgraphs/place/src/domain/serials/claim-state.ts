/** What is known of whether a reader, as it is named by its serial number, belongs to the place. */
export type SerialClaim =
  /** The directory was asked, or will be: nobody has decided yet. */
  | { readonly state: "ASKED"; readonly serialNumber: string }
  /** It does, from an instant on; always when absent. Rows whose time is not after `afterLocalTime` are another place's. */
  | {
      readonly state: "OURS";
      readonly serialNumber: string;
      readonly sinceMs?: number;
      readonly afterLocalTime?: string;
    }
  /** It does not: another place has it. */
  | { readonly state: "ELSEWHERE"; readonly serialNumber: string; readonly place: string }
  /** The place let go of it, and has to ask before it has it again. */
  | { readonly state: "LEFT"; readonly serialNumber: string };

/** What the place states of a reader: whether it has it, or when it let go of it, in milliseconds UTC. */
export interface StatedSerial {
  readonly serialNumber: string;
  readonly readerId: string;
  /** null while it has it. */
  readonly endedMs: number | null;
  /** The reader's own time of the last row that the place has of it; null where none is known. */
  readonly lastLocalTime: string | null;
}

/** What the directory says of a serial number that the place has a reader of. */
export type SerialWord =
  | {
      readonly serialNumber: string;
      readonly kind: "YOURS";
      readonly sinceMs: number | null;
      readonly afterLocalTime: string | null;
    }
  | { readonly serialNumber: string; readonly kind: "ELSEWHERE"; readonly place: string };

/** A serial number that a reader of the configuration has no more. Instants in milliseconds UTC. */
export interface FormerSerial {
  readonly serialNumber: string;
  readonly endedMs: number;
  /** Instant of the last row that the place has of it; absent where none is known. */
  readonly lastRowMs?: number;
}

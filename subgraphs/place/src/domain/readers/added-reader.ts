import type { SixteenByteOrder } from "../punch.ts";
import type { RecordLayout } from "../device.ts";

/** A reader that was added in the graph, without its comm key, which is kept apart. */
export interface AddedReader {
  readonly id: string;
  readonly name: string;
  /** An address. */
  readonly host: string;
  readonly port: number;
  readonly transport: "tcp" | "udp";
  /** `LIVE` or `POLL(seconds)`. */
  readonly mode: string;
  readonly since?: string;
  readonly fixedOffset?: string;
  readonly textEncoding: string;
  readonly recordLayout: RecordLayout;
  readonly sixteenByteOrder: SixteenByteOrder;
}

/** What is kept of a reader beside the configuration. */
export interface KeptReader {
  readonly readerId: string;
  /** Somebody switched it off. */
  readonly isOff: boolean;
  /** Absent for one that the configuration names. */
  readonly added?: AddedReader;
}

/** Port: what is kept of readers beside the configuration. Every promise settles after the change is on disk. */
export interface ReaderStore {
  list(): Promise<readonly KeptReader[]>;
  put(reader: KeptReader): Promise<void>;
  remove(readerId: string): Promise<void>;
  close(): Promise<void>;
}

/** Port: the comm keys of readers that were added, apart from everything that is shown, copied or backed up. */
export interface ReaderKeys {
  /** 0 where none is kept. */
  read(name: string): Promise<number>;
  /** 0 forgets it. */
  write(name: string, commKey: number): Promise<void>;
  listNames(): Promise<readonly string[]>;
}

/** Port: the same, sealed: where these texts are kept nobody reads a key. */
export interface SealedKeys {
  read(name: string): Promise<string | undefined>;
  /** `undefined` forgets it. */
  write(name: string, sealed: string | undefined): Promise<void>;
  listNames(): Promise<readonly string[]>;
}

import { copyFileSync, existsSync, mkdtempSync, mkdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FILE = "ledger.sqlite";
/** Beside the database; the index of the log is made anew by whoever opens it first. */
const PARTS = ["", "-wal"];

/** The disk of a place: real files, of which a crash leaves what was on it at that moment. */
export class WorldDisk {
  readonly #root = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "biometricflow-world-"));
  #generation = 0;

  constructor() {
    mkdirSync(this.#folder(0));
  }

  get file(): string {
    return join(this.#folder(this.#generation), FILE);
  }

  /** Bytes of the log of what was committed and is not in the database file yet. */
  get logBytes(): number {
    return sizeOf(`${this.file}-wal`);
  }

  /**
   * The disk as it is now is what the next process finds; whoever has the files open writes to others.
   *
   * @param logBytes where the log of the commits ends; what is behind was not on the disk yet.
   */
  freeze(logBytes = Infinity): void {
    const before = this.file;
    this.#generation++;
    mkdirSync(this.#folder(this.#generation));
    for (const part of PARTS) if (existsSync(before + part)) copyFileSync(before + part, this.file + part);
    if (this.logBytes > logBytes) truncateSync(`${this.file}-wal`, logBytes);
  }

  /** Removes what processes that are gone had open. */
  sweep(): void {
    for (let old = 0; old < this.#generation; old++) rmSync(this.#folder(old), { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #folder(generation: number): string {
    return join(this.#root, String(generation));
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

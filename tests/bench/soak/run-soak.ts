import { setTimeout as wait } from "node:timers/promises";
import { createRandom } from "@biometricflow/reader-simulator/random";
import type { Ledger } from "../../../subgraphs/place/src/domain/ledger.ts";
import type { PunchRecord } from "../../../subgraphs/place/src/domain/punch.ts";
import { openSqliteLedger } from "../../../subgraphs/place/src/store/sqlite/ledger.ts";
import { findFreePorts } from "../../e2e/harness/free-ports.ts";
import type { Measured } from "./measured-process.ts";
import { PLACE, SoakedPlace } from "./soaked-place.ts";
import { makeReader, type SoakedReader } from "./soaked-readers.ts";

/** How long, how much, and from which seed everything is drawn. */
export interface SoakTerms {
  readonly seconds: number;
  readonly readers: number;
  readonly seed: string;
  /** Megabytes that the place's heap may take before its process ends; as many as it likes when omitted. */
  readonly heapMb?: number;
}

/** The place at a moment at which nothing is in the way of any reader. */
export interface CalmMoment extends Measured {
  /** Files and sockets that are open. */
  readonly files: number;
}

/** What a soak ended with. */
export interface SoakOutcome {
  /** After three tenths of the time. */
  readonly early: CalmMoment;
  readonly end: CalmMoment;
  readonly punches: number;
  readonly rows: number;
  /** How often each thing happened. */
  readonly happened: Readonly<Record<string, number>>;
  /** Where the ledger and the readers' logs are not the same; rows that are not in the order in which they were made. */
  readonly differences: readonly string[];
  /** Milliseconds for which readers let nobody punch. */
  readonly disabledMs: number;
}

const EARLY_SHARE = 0.3;
/** Of each reader, on the average. */
const FAULT_EVERY_MS = 20_000;
const PUNCH_EVERY_MS = 2_000;
/** For all to be well after everything is out of the way: nothing passes or fails by it. */
const CALM_MS = 180_000;
const FILES_MS = 60_000;
const MOST_ROWS = 10_000_000;

/** A place that stays with readers of which many misbehave all the time, and people who punch meanwhile. */
export async function runSoak({ seconds, readers: count, seed, heapMb }: SoakTerms): Promise<SoakOutcome> {
  const [pushPort = 0, ...ports] = await findFreePorts(count + 1);
  const readers = ports.map((port, n) => makeReader(n, createRandom(`${seed} reader ${n}`), { port, pushPort }));
  const place = new SoakedPlace(heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`]);
  try {
    for (const reader of readers) await reader.begin();
    await place.start(
      readers.map(({ config }) => config),
      pushPort,
    );
    return await soak(place, readers, { seconds, seed });
  } finally {
    await place.stop();
    for (const reader of readers) await reader.end();
  }
}

async function soak(
  place: SoakedPlace,
  readers: readonly SoakedReader[],
  { seconds, seed }: Pick<SoakTerms, "seconds" | "seed">,
): Promise<SoakOutcome> {
  const ledger = openSqliteLedger(place.ledgerFile, PLACE.id);
  const trouble = new Trouble(readers, seed);
  try {
    await becomeCalm(place, ledger, readers);
    await trouble.run(seconds * EARLY_SHARE * 1_000);
    await becomeCalm(place, ledger, readers);
    const early = await lookAt(place);
    await trouble.run(seconds * (1 - EARLY_SHARE) * 1_000);
    await becomeCalm(place, ledger, readers);
    const end = await lookAt(place, early.files);
    const differences = await compare(ledger, readers);
    const { punches, happened } = trouble;
    const rows = readers.reduce((sum, reader) => sum + reader.rows(), 0);
    const disabledMs = readers.reduce((sum, reader) => sum + reader.disabledMs(), 0);
    return { early, end, punches, rows, happened: Object.fromEntries(happened), differences, disabledMs };
  } finally {
    await ledger.close();
  }
}

/** What people and chance do to the readers. */
class Trouble {
  punches = 0;
  readonly happened = new Map<string, number>();
  readonly #readers: readonly SoakedReader[];
  readonly #random: ReturnType<typeof createRandom>;

  constructor(readers: readonly SoakedReader[], seed: string) {
    this.#readers = readers;
    this.#random = createRandom(`${seed} trouble`);
  }

  async run(ms: number): Promise<void> {
    const endMs = performance.now() + ms;
    const each = this.#readers.length * (1 / FAULT_EVERY_MS + 1 / PUNCH_EVERY_MS);
    while (performance.now() < endMs) {
      await wait(-Math.log(1 - this.#random.next()) / each);
      const reader = this.#readers[this.#random.between(0, this.#readers.length - 1)];
      if (reader === undefined) throw new RangeError("there are no readers");
      if (this.#random.next() < PUNCH_EVERY_MS / (FAULT_EVERY_MS + PUNCH_EVERY_MS)) {
        const name = await reader.disturb();
        this.happened.set(name, (this.happened.get(name) ?? 0) + 1);
      } else {
        reader.punch();
        this.punches++;
      }
    }
  }
}

/** Takes everything out of the way, and waits until every reader is there and every row has arrived by itself. */
async function becomeCalm(place: SoakedPlace, ledger: Ledger, readers: readonly SoakedReader[]): Promise<void> {
  for (const reader of readers) await reader.heal();
  const endMs = performance.now() + CALM_MS;
  for (;;) {
    const away = (await ledger.listDevices()).filter(({ status }) => status !== "ONLINE").map(({ id }) => id);
    const found = await compare(ledger, readers);
    if (away.length === 0 && found.length === 0) return;
    if (performance.now() > endMs) {
      const what = [`not there: ${away.join()}`, ...found.slice(0, 20), place.output].join("\n");
      throw new Error(`all is not well ${CALM_MS / 1_000} s after nothing is in the way:\n${what}`);
    }
    await wait(1_000);
  }
}

/** @param wanted files that are waited for: connections that were given up may still be closing. */
async function lookAt(place: SoakedPlace, wanted?: number): Promise<CalmMoment> {
  const endMs = performance.now() + FILES_MS;
  let [files, times] = [place.countFiles(), 1];
  while (performance.now() < endMs && (times < 3 || (wanted !== undefined && files > wanted))) {
    await wait(500);
    const now = place.countFiles();
    [files, times] = [now, now === files ? times + 1 : 1];
  }
  let least = await place.measure();
  for (let again = 0; again < 4; again++) {
    await wait(500); // a heartbeat may be under way
    const next = await place.measure();
    if (next.heapUsed < least.heapUsed) least = next;
  }
  return { ...least, files };
}

/** The readers' logs against the ledger: as often as made, each way in the order in which they were made. */
async function compare(ledger: Ledger, readers: readonly SoakedReader[]): Promise<readonly string[]> {
  const byDevice = new Map<string, PunchRecord[]>();
  for (const { punch } of (await ledger.readPunchFeed(0, {}, MOST_ROWS)).entries) {
    const rows = byDevice.get(punch.deviceId) ?? [];
    byDevice.set(punch.deviceId, rows);
    rows.push(punch);
  }
  return readers.flatMap((reader) => {
    const rows = byDevice.get(`${PLACE.id}/${reader.id}`) ?? [];
    const { truth, toUserId } = reader;
    const channels = reader.isByDatagram ? ["READ"] : ["READ", "LIVE", "PUSH"]; // datagrams may overtake each other
    const found = [
      ...truth.look(rows, toUserId),
      ...truth.missing(),
      ...channels.flatMap((channel) =>
        truth.disorder(
          rows.filter((row) => row.channel === channel),
          toUserId,
        ),
      ),
    ];
    return found.map((what) => `${reader.id}: ${what}`);
  });
}

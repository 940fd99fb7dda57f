import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { createSigningKeyFile, toJwks } from "@biometricflow/service/identity/keys";
import { findFreePorts } from "../../e2e/harness/free-ports.ts";
import { type AttendanceFolder, createAuthorization } from "./attendance-process.ts";
import { MADE_PLACES, toPin } from "./punch-years.ts";

const MAIN = resolve(import.meta.dirname, "../../../subgraphs/place/src/main.ts");
/** Of punch identity: the same in every run, so that a punch has the same id. */
const IDENTITY_KEY = `${createHash("sha256").update("load").digest("hex")}\n`;
const DAY_MS = 86_400_000;

/** One punch at the reader of a place. */
export interface ReaderPunch {
  readonly placeId: string;
  readonly pin: string;
  /** On the reader's clock. */
  readonly at: string;
  readonly state: number;
}

/** Places with a reader each, what was punched there in order, and the last date of it. */
export interface ReaderHistory {
  readonly placeIds: readonly string[];
  readonly people: number;
  readonly punches: readonly ReaderPunch[];
  readonly lastDate: string;
}

/** Some days of work up to the day before yesterday: in, out, and every third day out at the other place. */
export function makeReaderHistory(people: number, days: number, nowMs: number): ReaderHistory {
  const placeIds = MADE_PLACES.slice(0, 2).map(({ id }) => id);
  const toDate = (back: number) => new Date(nowMs - back * DAY_MS).toISOString().slice(0, 10);
  const dates = Array.from({ length: days }, (_, index) => toDate(days + 1 - index));
  const minute = (of: number) => String(of % 60).padStart(2, "0");
  const punches = dates.flatMap((date, day) =>
    [0, 1].flatMap((state) =>
      Array.from({ length: people }, (_, person) => ({
        placeId: placeIds[(person + (state === 1 && day % 3 === 0 ? 1 : 0)) % 2] ?? "",
        pin: toPin(person),
        at: `${date}T${state === 0 ? "07" : "16"}:${minute(person * 7 + day * 3)}:${minute(person)}`,
        state,
      })),
    ),
  );
  return { placeIds, people, punches, lastDate: toDate(2) };
}

/** Places that run as processes of their own, and their readers, which outlive them. */
export interface ReadPlaces {
  readonly folder: AttendanceFolder;
  readonly punch: (punches: readonly ReaderPunch[]) => void;
  readonly start: (placeId: string) => Promise<void>;
  readonly kill: (placeId: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Makes the folder of an organisation, starts its readers with the first punches in their logs, and its places. */
export async function startReadPlaces(history: ReaderHistory, first: readonly ReaderPunch[]): Promise<ReadPlaces> {
  const [attendancePort = 0, ...ports] = await findFreePorts(1 + 2 * history.placeIds.length);
  const readerPorts = ports.slice(history.placeIds.length);
  const readers = new Map(
    history.placeIds.map((id, index) => [id, makeReader(id, history, { first, port: readerPorts[index] ?? 0 })]),
  );
  await Promise.all([...readers.values()].map((reader) => reader.start()));
  const folder = makeFolder(readers, attendancePort, ports);
  const running = new Map<string, ChildProcess>();
  const start = async (placeId: string): Promise<void> => {
    const child = fork(MAIN, ["--config", folder.dir, "--place", placeId], { silent: true });
    running.set(placeId, child);
    await untilReady(child);
  };
  const kill = async (placeId: string): Promise<void> => {
    const child = running.get(placeId);
    running.delete(placeId);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  const stop = async (): Promise<void> => {
    await Promise.all([...running.keys()].map(kill));
    await Promise.all([...readers.values()].map((reader) => reader.stop()));
    folder.remove();
  };
  try {
    await Promise.all(history.placeIds.map(start));
  } catch (error) {
    await stop();
    throw error;
  }
  const punch = (punches: readonly ReaderPunch[]): void => {
    for (const { placeId, pin, at, state } of punches) readers.get(placeId)?.control.punch({ pin, at, state });
  };
  return { folder, punch, start, kill, stop };
}

interface ReaderStart {
  /** At every place. */
  readonly first: readonly ReaderPunch[];
  readonly port: number;
}

function makeReader(placeId: string, { people }: ReaderHistory, { first, port }: ReaderStart): ReaderSimulator {
  const own = first.filter((punch) => punch.placeId === placeId);
  return createReaderSimulator({
    serialNumber: `READ-${placeId}`,
    port,
    timeZone: MADE_PLACES.find(({ id }) => id === placeId)?.timeZone ?? "UTC",
    users: Array.from({ length: people }, (_, n) => ({
      uid: n + 1,
      userId: toPin(n),
      name: `Person ${n}`,
      privilege: 0,
      card: 0,
    })),
    log: own.map(({ pin, at, state }) => ({ userId: pin, time: at, verify: 1, punch: state })),
  });
}

function makeFolder(
  readers: ReadonlyMap<string, ReaderSimulator>,
  attendancePort: number,
  ports: readonly number[],
): AttendanceFolder {
  const dir = mkdtempSync(join(tmpdir(), "bf-read-places-"));
  const paths = toDataPaths(join(dir, "data"));
  mkdirSync(join(dir, "places"));
  mkdirSync(join(dir, "data", "keys"), { recursive: true, mode: 0o700 });
  const listen = { attendance: { port: attendancePort } };
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Read", dataDir: "data", listen }));
  for (const [index, [id, { address }]] of [...readers].entries()) {
    const { timeZone = "UTC" } = MADE_PLACES.find((place) => place.id === id) ?? {};
    const reader = { id: "gate-1", name: "Gate 1", port: address.port };
    const place = { id, name: id, location: id, timeZone, port: ports[index], readers: [reader] };
    writeFileSync(join(dir, "places", `${id}.json`), JSON.stringify(place));
  }
  const key = createSigningKeyFile(paths.routerKey);
  writeFileSync(paths.routerJwks, JSON.stringify(toJwks([key])));
  writeFileSync(join(dir, "data", "keys", "identity.key"), IDENTITY_KEY, { mode: 0o600 });
  return {
    dir,
    store: paths.attendanceStore,
    authorization: createAuthorization(key),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (bytes: Buffer) => (output = (output + bytes.toString()).slice(-5_000)));
  return new Promise((done, fail) => {
    child.on("message", (message) => {
      if (Object(message).type === "ready") done();
    });
    child.once("exit", (code) => fail(new Error(`a place ended with ${code}: ${output}`)));
  });
}

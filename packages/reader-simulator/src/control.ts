import type { PunchedRow } from "./attendance-log.ts";
import { badInput } from "./errors.ts";
import { type FaultInput, parseFault } from "./faults.ts";
import { parseObject, parseWhole } from "./parse-input.ts";
import type { ReaderPort } from "./reader-port.ts";
import type { PunchInput, ReaderState } from "./reader-state.ts";
import type { ReaderStats, Traffic } from "./traffic.ts";

/** A reader's log as the control interface shows it; blank slots are left out. */
export interface ReaderLog {
  readonly serial: string;
  readonly rows: readonly PunchedRow[];
}

/** What can be done to a simulated reader from outside its port. */
export interface ReaderControl {
  /**
   * Somebody punches: the row is logged and its event goes to every registered connection. Defaults: a random enrolled
   * user, now on the reader's clock, state 0, verify 1. `at` is reader-local `YYYY-MM-DDTHH:mm:ss`; times may go back.
   *
   * @throws {SimulatorError} `BAD_USER_INPUT`, or `DEVICE_DISABLED` while a client keeps people from punching.
   */
  punch(input?: PunchInput): PunchedRow;
  /**
   * Something goes wrong: see `FAULT_LIFE`. Resolves when it is in force; `openPort` rejects when the port is taken.
   *
   * @throws {SimulatorError} `BAD_USER_INPUT`
   */
  fault(input: FaultInput): Promise<void>;
  log(): ReaderLog;
  stats(): ReaderStats;
}

/** The parts of a reader that its control moves. */
export interface ControlledReader {
  readonly state: ReaderState;
  readonly traffic: Traffic;
  readonly port: ReaderPort;
  /** Closes the port now and opens it after `ms`. */
  readonly reboot: (ms: number) => Promise<void>;
  /** Forgets a reboot in progress. */
  readonly cancelReboot: () => void;
}

/** Milliseconds a reboot takes when not told. */
export const REBOOT_MS = 1000;

/** Makes the control of one reader. */
export function createReaderControl(reader: ControlledReader): ReaderControl {
  const { state, traffic, port } = reader;
  return {
    punch: (input = {}) => {
      const { logged, row } = state.punch(parsePunch(input));
      const lost = state.faults.take("loseEvent");
      const times = lost !== undefined ? 0 : state.faults.take("doubleEvent") === undefined ? 1 : 2;
      if (times > 0) for (const client of port.clients) client.sendEvent(row, times);
      return logged;
    },
    fault: async (input) => inflict(reader, parseFault(input)),
    log: () => ({ serial: state.serial, rows: state.log.rows() }),
    stats: () =>
      traffic.toStats({
        serial: state.serial,
        openConnections: port.clients.length,
        disabledMs: Math.round(state.meter.totalMs()),
      }),
  };
}

/**
 * Checks a punch from outside; pin and time are checked by the reader.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT`
 */
export function parsePunch(value: unknown): PunchInput {
  const given = parseObject(value, ["pin", "at", "state", "verify"], "a punch");
  const text = (name: string): string | undefined => {
    const field = given[name];
    if (field !== undefined && typeof field !== "string")
      throw badInput(`${name} must be text; got ${JSON.stringify(field)}`);
    return field;
  };
  const code = (name: string): number | undefined =>
    given[name] === undefined ? undefined : parseWhole(name, given[name], 0, 255);
  const fields = { pin: text("pin"), at: text("at"), state: code("state"), verify: code("verify") };
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}

async function inflict(reader: ControlledReader, input: FaultInput): Promise<void> {
  const { state, port } = reader;
  switch (input.kind) {
    case "none":
      return disarm(reader);
    case "closePort":
      reader.cancelReboot();
      return port.close();
    case "openPort":
      reader.cancelReboot();
      return port.open();
    case "reboot":
      return reader.reboot(input.ms ?? REBOOT_MS);
    case "halfOpen":
      for (const client of port.clients) client.goDeaf();
      return;
    case "clear":
      return state.log.clear();
    case "clearAndRegrow":
      return state.regrow(input.count ?? state.log.count + 10);
    default:
      state.faults.arm(input);
      return strikeNow(reader, input);
  }
}

/** What some lasting faults do at the moment they are armed. */
function strikeNow({ state, port }: ControlledReader, { kind, count = 1 }: FaultInput): void {
  if (kind === "wrap") state.log.dropOldest(count);
  if (kind === "blankSlot") state.log.appendBlanks(count);
  if (kind === "serial" || kind === "key") port.cut();
  for (const client of port.clients) client.flood();
}

async function disarm(reader: ControlledReader): Promise<void> {
  const { state, port } = reader;
  const { faults } = state;
  if (faults.find("serial") !== undefined || faults.find("key") !== undefined) port.cut();
  faults.disarmAll();
  state.log.removeBlanks();
  reader.cancelReboot();
  await port.open();
}

import { AttendanceLog, type PunchedRow } from "./attendance-log.ts";
import { decodeTime, encodeTime, toLocal, toWallSeconds } from "./device-time.ts";
import { DisableMeter } from "./disable-meter.ts";
import { badInput, SimulatorError } from "./errors.ts";
import { FaultBook } from "./faults.ts";
import type { ReaderProfile } from "./options.ts";
import { createReaderOptions } from "./reader-options.ts";
import { createRandom, type Random } from "./random.ts";
import { type AttendanceRow, checkUserId } from "./records.ts";
import type { SimulatedUser } from "./user-records.ts";

/** A punch to make; see `ReaderControl.punch` for the defaults. */
export interface PunchInput {
  readonly pin?: string;
  readonly at?: string;
  readonly state?: number;
  readonly verify?: number;
}

/** A punch as logged: for the control interface and for the event. */
export interface MadePunch {
  readonly logged: PunchedRow;
  readonly row: AttendanceRow;
}

/** All that a reader knows: no sockets here. */
export class ReaderState {
  readonly profile: ReaderProfile;
  readonly log: AttendanceLog;
  readonly faults = new FaultBook();
  readonly meter: DisableMeter;
  readonly options: Map<string, string>;
  readonly #random: Random;
  readonly #users: Map<number, SimulatedUser>;
  #clockOffsetSeconds = 0;
  #sessions = 0;

  constructor(profile: ReaderProfile, nowMs: () => number) {
    this.profile = profile;
    this.meter = new DisableMeter(nowMs);
    this.options = createReaderOptions(profile);
    this.#random = createRandom(profile.serialNumber);
    this.#users = new Map(profile.users.map((user) => [user.uid, user]));
    this.log = new AttendanceLog(profile, profile.log.length);
    for (const row of profile.log) this.#append(row);
  }

  /** Enrolled now. */
  get users(): readonly SimulatedUser[] {
    return [...this.#users.values()];
  }

  /** Enrols or changes the user of a slot; false when another slot has this user id. */
  putUser(user: SimulatedUser): boolean {
    if (this.users.some(({ uid, userId }) => userId === user.userId && uid !== user.uid)) return false;
    this.#users.set(user.uid, user);
    return true;
  }

  /** False when the slot is empty. */
  removeUser(uid: number): boolean {
    return this.#users.delete(uid);
  }

  get serial(): string {
    const suffix = this.faults.find("serial") === undefined ? "" : "R";
    return this.profile.serialNumber + suffix;
  }

  get commKey(): number {
    return this.profile.commKey + (this.faults.find("key") === undefined ? 0 : 1);
  }

  /** The wall clock a client has perhaps set. */
  now(): string {
    return toLocal(toWallSeconds(this.profile.clock()) + this.#clockOffsetSeconds);
  }

  packedNow(): number {
    return encodeTime(this.now());
  }

  /** @throws {SimulatorError} `BAD_USER_INPUT` for a date the calendar does not have. */
  setPackedTime(packed: number): void {
    this.#clockOffsetSeconds = toWallSeconds(decodeTime(packed)) - toWallSeconds(this.profile.clock());
  }

  /** A session id from 1 to 65534, none twice in 65534 sessions: the factor has no divisor in common with that. */
  nextSessionId(): number {
    this.#sessions = (this.#sessions + 1) % 0xfffe;
    return 1 + ((this.#sessions * 7919 + 0x1234) % 0xfffe);
  }

  /** @throws {SimulatorError} `DEVICE_DISABLED`, or `BAD_USER_INPUT` for a pin or time the reader cannot hold. */
  punch(input: PunchInput): MadePunch {
    if (this.meter.isDisabled())
      throw new SimulatorError("DEVICE_DISABLED", "a client has disabled the reader: nobody can punch");
    const userId = input.pin === undefined ? this.#anyUser().userId : checkUserId(input.pin, this.profile.userIdKind);
    if (input.at !== undefined) toWallSeconds(input.at);
    const row: AttendanceRow = {
      uid: this.users.find((user) => user.userId === userId)?.uid ?? 0,
      userId,
      time: input.at ?? this.now(),
      verify: input.verify ?? 1,
      punch: input.state ?? 0,
    };
    if (this.faults.find("wrap") !== undefined) this.log.dropOldest(1);
    return { row, logged: this.#append(row) };
  }

  /** Empties the log and writes `count` rows of the last seconds. */
  regrow(count: number): void {
    const start = toWallSeconds(this.now()) - count + 1;
    this.log.clear();
    for (let i = 0; i < count; i++) {
      const { uid, userId } = this.#anyUser();
      this.#append({ uid, userId, time: toLocal(start + i), verify: 1, punch: 0 });
    }
  }

  #append(row: AttendanceRow): PunchedRow {
    if (this.log.count >= this.profile.capacity) this.log.dropOldest(this.log.count - this.profile.capacity + 1);
    return this.log.append(row);
  }

  #anyUser(): SimulatedUser {
    const [first, ...others] = this.users;
    if (first === undefined) throw badInput("no user is enrolled: a punch needs a pin");
    return this.#random.pick([first, ...others]);
  }
}

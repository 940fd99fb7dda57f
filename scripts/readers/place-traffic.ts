import type { PunchedRow } from "@biometricflow/reader-simulator/attendance-log";
import type { ReaderControl } from "@biometricflow/reader-simulator/control";
import type { Crowd } from "@biometricflow/reader-simulator/crowd/crowd";
import { anyPunch, nextPunches, type PlannedPunch } from "@biometricflow/reader-simulator/crowd/next-punches";
import { type Presence, see } from "@biometricflow/reader-simulator/crowd/presence";
import { type Schedule, startSchedule } from "@biometricflow/reader-simulator/crowd/schedule";
import { toWallSeconds } from "@biometricflow/reader-simulator/device-time";
import { SimulatorError } from "@biometricflow/reader-simulator/errors";
import { createRandom, type Random } from "@biometricflow/reader-simulator/random";
import type { PunchInput } from "@biometricflow/reader-simulator/reader-state";

const REMEMBERED_SECONDS = 2 * 86_400;

/** The people of one place and its readers. */
export interface PlaceTrafficOptions {
  readonly crowd: Crowd;
  /** The place's wall clock, `YYYY-MM-DDTHH:mm:ss`. */
  readonly clock: () => string;
  /** By reader id. */
  readonly controls: ReadonlyMap<string, ReaderControl>;
  /** Told of every punch a reader took, whoever asked for it. */
  readonly onPunch: (reader: string, row: PunchedRow) => void;
}

/** Lets the people of a place punch by its clock, and knows who is in from what the readers took. */
export class PlaceTraffic {
  /** As given, but every punch is seen, and one without wishes is made by somebody of that reader. */
  readonly controls: ReadonlyMap<string, ReaderControl>;
  readonly #options: PlaceTrafficOptions;
  readonly #random: Random;
  #presence: Presence;
  #schedule: Schedule;

  constructor(options: PlaceTrafficOptions) {
    this.#options = options;
    this.#random = createRandom(`${options.crowd.seed} asked ${options.clock()}`);
    this.controls = new Map([...options.controls].map(([id, control]) => [id, this.#watch(id, control)]));
    this.#presence = readPresence([...options.controls.values()], this.#now());
    this.#schedule = startSchedule(options.crowd, this.#now());
  }

  /** From now on; what would have been punched before is left out. */
  begin(): void {
    this.#schedule = startSchedule(this.#options.crowd, this.#now());
  }

  /** Makes the punches that are due. Who meets a reader that takes none goes on without a punch. */
  tick(): void {
    const state = { schedule: this.#schedule, presence: this.#presence };
    const [schedule, punches] = nextPunches(this.#options.crowd, state, this.#now());
    this.#schedule = schedule;
    for (const punch of punches) {
      try {
        this.controls.get(punch.reader)?.punch(toInput(punch));
      } catch (error) {
        if (!(error instanceof SimulatorError)) throw error;
      }
    }
  }

  #now(): number {
    return toWallSeconds(this.#options.clock());
  }

  #watch(id: string, control: ReaderControl): ReaderControl {
    return {
      ...control,
      punch: (input = {}) => {
        const row = control.punch(Object.keys(input).length === 0 ? this.#toAnyInput(id) : input);
        this.#presence = see(this.#presence, toSeen(row));
        this.#options.onPunch(id, row);
        return row;
      },
    };
  }

  #toAnyInput(reader: string): PunchInput {
    const wish = { reader, seconds: this.#now(), random: this.#random };
    const punch = anyPunch(this.#options.crowd, this.#presence, wish);
    return punch === undefined ? {} : toInput(punch);
  }
}

function toInput({ pin, state, verify }: PlannedPunch): PunchInput {
  return { pin, state, verify };
}

function toSeen({ userId, time, punch }: PunchedRow) {
  return { pin: userId, seconds: toWallSeconds(time), state: punch };
}

/** Who is in, from the last two days of the readers' logs. */
function readPresence(controls: readonly ReaderControl[], nowSeconds: number): Presence {
  const none: Presence = new Map();
  return controls
    .flatMap((control) => control.log().rows.map(toSeen))
    .filter(({ seconds }) => nowSeconds - seconds < REMEMBERED_SECONDS)
    .sort((left, right) => left.seconds - right.seconds)
    .reduce(see, none);
}

import type { PlaceConfig, ReaderConfig } from "@biometricflow/config/place";
import { type Crowd, createCrowd } from "@biometricflow/reader-simulator/crowd/crowd";
import { toWallSeconds } from "@biometricflow/reader-simulator/device-time";
import { generatePopulation } from "@biometricflow/reader-simulator/generate-log";
import type { SimulatedUser } from "@biometricflow/reader-simulator/user-records";
import { isGone, type PlaceLife, toPlaceLife } from "./demo-life.ts";
import { holdsNumbers, isPlainNumber } from "./reader-kind.ts";

const ROWS_PER_PERSON = 110; // what one person leaves in 60 days, some of them with a lunch break
const DAY_SECONDS = 86_400;

/** A simulated reader and those who come in by it. */
export interface Team {
  readonly reader: ReaderConfig;
  readonly rows: number;
  readonly seed: number;
  readonly users: readonly SimulatedUser[];
}

/** Everybody of a simulated place, and how they live. */
export interface PlacePeople {
  readonly place: PlaceConfig;
  readonly teams: readonly Team[];
  readonly users: readonly SimulatedUser[];
  readonly crowd: Crowd;
  readonly life: PlaceLife;
  /** The wall clock of the place when its made-up history ends, and the day. */
  readonly endAt: string;
  readonly endDay: number;
}

/** The people of a place; the same place and end of its history give the same ones. */
export function toPlacePeople(place: PlaceConfig, historyEnd: Date): PlacePeople {
  const endAt = toLocalTime(historyEnd, place.timeZone);
  const endDay = Math.floor(toWallSeconds(endAt) / DAY_SECONDS);
  const { teams, users } = toTeams(place);
  const life = toPlaceLife(users, endDay);
  const readers = teams.map(({ reader, seed, users: team }) => ({
    id: reader.id,
    seed,
    users: team,
    hours: reader.simulate?.hours,
  }));
  const crowd = {
    ...createCrowd({ seed: toPlaceSeed(place), readers, weekend: place.weekend }),
    loyal: toLoyal(place, users),
  };
  return { place, teams, users, crowd, life, endAt, endDay };
}

/** Who cannot use every reader of the place: one of them keeps PINs as numbers, and this PIN is none. */
function toLoyal({ readers }: PlaceConfig, users: readonly SimulatedUser[]): ReadonlySet<string> {
  const pins = users.map(({ userId }) => userId).filter((pin) => !isPlainNumber(pin));
  return new Set(readers.some(holdsNumbers) ? pins : []);
}

/** The crowd from now on: who has left does not come any more. */
export function toCrowdNow({ crowd, life, endDay }: PlacePeople): Crowd {
  const after = { ...life, leaves: [] };
  return { ...crowd, members: crowd.members.filter(({ pin }) => !isGone(after, pin, endDay)) };
}

/** Everybody is enrolled on every reader, and each person comes in by one of them. */
function toTeams(place: PlaceConfig): Pick<PlacePeople, "teams" | "users"> {
  const readers = place.readers.flatMap((reader) => (reader.simulate ? [{ reader, ...reader.simulate }] : []));
  const shares = readers.map(({ rows }) => Math.max(1, Math.round(rows / ROWS_PER_PERSON)));
  const people = shares.reduce((sum, share) => sum + share, 0);
  const users = generatePopulation({ seed: toPlaceSeed(place), people, place: place.id });
  let first = 0;
  const teams = readers.map(({ reader, rows, seed }, index) => {
    return { reader, rows, seed, users: users.slice(first, (first += shares[index] ?? 1)) };
  });
  return { teams, users };
}

/** The seed of a place's people: that of its first simulated reader. */
function toPlaceSeed({ readers }: PlaceConfig): number {
  return readers.find(({ simulate }) => simulate)?.simulate?.seed ?? 0;
}

/** The wall clock of a zone as `YYYY-MM-DDTHH:mm:ss`; Swedish writes dates as ISO 8601 does. */
function toLocalTime(instant: Date, timeZone: string): string {
  return instant.toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).replace(" ", "T");
}

import { generateLog } from "@biometricflow/reader-simulator/generate-log";
import type { InitialRow } from "@biometricflow/reader-simulator/options";
import type { SimulatedUser } from "@biometricflow/reader-simulator/user-records";
import { isGone, isVisiting } from "./demo-life.ts";
import type { PlacePeople, Team } from "./place-people.ts";

const DAYS = 60;
const ROWS_PER_VISITOR = 18; // some visits of two days each

/** People who are at another place now and then. */
export interface Travel {
  /** Those of other places who come here. */
  readonly visitors: readonly SimulatedUser[];
  /** PINs of those from here who visit another place. */
  readonly travellers: ReadonlySet<string>;
}

/** Nobody travels. */
export const NO_TRAVEL: Travel = { visitors: [], travellers: new Set() };

/** Who comes to a place of an organisation, and who goes from it to another one. */
export function toTravel({ place, users }: PlacePeople, all: readonly PlacePeople[]): Travel {
  const visitorsOf = (it: PlacePeople) => it.place.readers.flatMap(({ simulate }) => simulate?.visitors ?? []);
  const others = all.filter((each) => each.place.id !== place.id);
  const awaited = new Set(all.filter((each) => each.place.id === place.id).flatMap(visitorsOf));
  const wanted = new Set(others.flatMap(visitorsOf));
  return {
    visitors: others.flatMap((each) => each.users.filter(({ userId }) => awaited.has(userId))),
    travellers: new Set(users.map(({ userId }) => userId).filter((pin) => wanted.has(pin))),
  };
}

/** The log of a reader before anybody looked: the days of its people and of visitors, in time order, so many rows in all. */
export function makeUpHistory(people: PlacePeople, team: Team, travel: Travel): readonly InitialRow[] {
  const { place, crowd, life, endAt } = people;
  const visitors = travel.visitors.filter(({ userId }) => team.reader.simulate?.visitors.includes(userId));
  const duties = new Map(crowd.members.map((member) => [member.pin, member]));
  const isGuard = (pin: string) => ["WATCH", "NIGHT"].includes(duties.get(pin)?.duty ?? "");
  const common = { seed: team.seed, endAt, days: DAYS, weekend: place.weekend };
  const visits = generateLog({
    ...common,
    rows: Math.min(team.rows, visitors.length * ROWS_PER_VISITOR),
    users: visitors,
    isAway: (_pin, day) => day === life.holiday || !isVisiting(day),
  });
  const own = generateLog({
    ...common,
    rows: team.rows - visits.length,
    users: team.users,
    duties,
    isAway: (pin, day) =>
      isGone(life, pin, day) ||
      (day === life.holiday && !isGuard(pin)) ||
      (travel.travellers.has(pin) && isVisiting(day)),
  });
  return [...own, ...visits].sort((left, right) => left.time.localeCompare(right.time));
}

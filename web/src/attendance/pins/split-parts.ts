import type { PinConflictFactsFragment, PinPartInput } from "@biometricflow/sdk/generated/graphql";

/** One of the people of a PIN as somebody writes it down. */
export interface PartDraft {
  /** Somebody known, who keeps department, shift and leave; null: somebody new, of this name. */
  readonly personId: string | null;
  readonly name: string;
  readonly placeIds: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

/** Somebody new, of whom nothing is said yet. */
export const NEW_PART: PartDraft = { personId: null, name: "", placeIds: [], from: null, to: null };

type Conflict = Pick<PinConflictFactsFragment, "names" | "persons">;

/** Each name by the places that it is enrolled at, as whoever has the PIN already where it is theirs: what a decision begins with. */
export function toParts({ names, persons }: Conflict): readonly PartDraft[] {
  const byName = Map.groupBy(names, ({ name }) => name);
  const owners = toOwners(names, persons);
  return [...byName].map(([name, known]) => ({
    ...NEW_PART,
    personId: owners.get(name) ?? null,
    name,
    placeIds: [...new Set(known.flatMap(({ place }) => (place ? [place.id] : [])))],
  }));
}

/** Whose a name is: somebody's who is called so; else that of whoever is left, with most of the punches. */
function toOwners(names: Conflict["names"], persons: Conflict["persons"]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const fold = (name: string | null | undefined) => (name ?? "").trim().toLowerCase();
  for (const { id, name, latinName, arabicName } of persons) {
    const own = [name, latinName, arabicName].map(fold);
    const called = names.find((one) => own.includes(fold(one.name)) && !owners.has(one.name));
    if (called) owners.set(called.name, id);
  }
  const taken = new Set(owners.values());
  for (const { id } of persons.filter((person) => !taken.has(person.id))) {
    const free = names.filter(({ name }) => !owners.has(name)).toSorted((a, b) => b.punches - a.punches);
    if (free[0]) owners.set(free[0].name, id);
  }
  return owners;
}

/** The parts as the graph takes them, empty ones left out; undefined while one has places or dates and nobody's name. */
export function toPartInputs(parts: readonly PartDraft[]): readonly PinPartInput[] | undefined {
  const said = parts.filter(
    ({ personId, name, placeIds, from, to }) => personId || name.trim() || placeIds.length > 0 || from || to,
  );
  if (said.some(({ personId, name }) => personId === null && name.trim() === "")) return undefined;
  return said.map(({ personId, name, placeIds, from, to }) => ({
    ...(personId === null ? { name: name.trim() } : { personId }),
    ...(placeIds.length > 0 ? { placeIds: [...placeIds] } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }));
}

import { FACT_KEYS, type FactKey, type KnownFacts, type PersonDraft, type PersonEdit } from "./person-draft.ts";

/** A person as far as a change compares. */
export interface KnownPerson extends KnownFacts {
  readonly id: string;
  readonly key: number;
  readonly pin: string;
}

/** One value that becomes another. */
export interface ValueChange {
  readonly key: FactKey;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A person that is changed. */
export interface PersonChange {
  readonly person: KnownPerson;
  readonly changes: readonly ValueChange[];
  /** Of a change of the department; `undefined`: nobody said from when on. */
  readonly departmentFrom: string | undefined;
}

/** What an import would do. */
export interface ImportPlan {
  readonly created: readonly PersonDraft[];
  readonly changed: readonly PersonChange[];
  /** How many are as the drafts say. */
  readonly unchanged: number;
}

/** Compares drafts with who is known, by id. What a draft does not say stays as it is; nobody is removed. */
export function planImport(drafts: readonly PersonDraft[], known: ReadonlyMap<string, KnownPerson>): ImportPlan {
  const created: PersonDraft[] = [];
  const changed: PersonChange[] = [];
  let unchanged = 0;
  for (const draft of drafts) {
    const person = known.get(draft.id);
    if (person === undefined) created.push(draft);
    else {
      const change = toChange(person, draft);
      if (change === undefined) unchanged += 1;
      else changed.push(change);
    }
  }
  return { created, changed, unchanged };
}

/** What an edit changes; `undefined` for nothing. A date from which on a department holds is a change by itself. */
export function toChange(person: KnownPerson, edit: PersonEdit): PersonChange | undefined {
  const { departmentFrom } = edit;
  const changes = FACT_KEYS.flatMap((key) => {
    const said = edit[key];
    const to = said ?? undefined;
    const isSame = to === person[key] && !(key === "department" && departmentFrom !== undefined);
    return said === undefined || isSame ? [] : [{ key, from: person[key], to }];
  });
  return changes.length === 0 ? undefined : { person, changes, departmentFrom };
}

/** The facts that change, as they are before and after. */
export function toSides(changes: readonly ValueChange[]) {
  return {
    before: Object.fromEntries(changes.map(({ key, from }) => [key, from])),
    after: Object.fromEntries(changes.map(({ key, to }) => [key, to])),
  };
}

/** What is known of the person afterwards. */
export function applyChange({ person, changes }: PersonChange): KnownPerson {
  return { ...person, ...Object.fromEntries(changes.map(({ key, to }) => [key, to])) };
}

import DataLoader from "dataloader";
import type { PeopleReader, PersonRecord } from "../domain/people/people-store.ts";
import type { ViewerScope } from "../domain/people/viewer-scope.ts";

/** People of one request, by id; null for one who is unknown, or out of the viewer's scope. */
export type PersonLoader = DataLoader<string, PersonRecord | null>;

/** Creates the loader of one request: however many people are asked for, one read. */
export function createPersonLoader(
  people: Pick<PeopleReader, "list">,
  readScope: () => Promise<ViewerScope>,
): PersonLoader {
  return new DataLoader(async (ids) => {
    const { placeIds, people: scope } = await readScope();
    const found = await people.list({ ids, placeIds, scope }, { limit: ids.length, after: undefined });
    const byId = new Map(found.map((person) => [person.id, person]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}

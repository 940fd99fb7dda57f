import DataLoader from "dataloader";
import type { PeopleReader } from "../domain/people/people-store.ts";

/** The ids of those who manage departments, by the id of the department. */
export type ManagerLoader = DataLoader<string, readonly string[]>;

/** Creates the loader of one request: however many departments are asked for, one read. */
export function createManagerLoader(people: Pick<PeopleReader, "listManagers">): ManagerLoader {
  return new DataLoader(async (ids) => {
    const managers = await people.listManagers(ids);
    return ids.map((id) => managers.get(id) ?? []);
  });
}

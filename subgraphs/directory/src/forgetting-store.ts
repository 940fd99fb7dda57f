import { type ForgottenList, openForgottenList } from "@biometricflow/service/process/forgotten-list";
import type { DirectoryStore } from "./domain/directory-store.ts";

/**
 * A store that remembers beside it whom it forgot. Whoever is on the list is taken out of it first: a backup may have been put in
 * its place.
 *
 * @param file of the list
 * @throws {StoreFileError} where the list is damaged
 */
export async function openForgettingStore(store: DirectoryStore, file: string): Promise<DirectoryStore> {
  const forgotten: ForgottenList = openForgottenList(file);
  await store.forgetPeople(forgotten.list());
  return {
    ...store,
    forgetPeople: async (people) => {
      forgotten.add(people);
      await store.forgetPeople(people);
    },
  };
}

import { type ForgottenList, openForgottenList } from "@biometricflow/service/process/forgotten-list";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { createFactFilter, toForgottenMessageCheck } from "./domain/forgotten-person.ts";

/**
 * A store that remembers beside it whom it forgot. Whoever is on the list is taken out of it first: a backup may have been put in
 * its place. Nor does the audit take in facts about them: those of the router wait at its side while the directory is away; nor the
 * outbox their days, of which attendance may tell until it hears of the erasure too.
 *
 * @param file of the list
 * @throws {StoreFileError} where the list is damaged
 */
export async function openForgettingStore(
  store: DirectoryStore,
  file: string,
  now: () => number = Date.now,
): Promise<DirectoryStore> {
  const forgotten: ForgottenList = openForgottenList(file);
  await store.forgetPeople(forgotten.list());
  await store.forgetAccounts(forgotten.listAccounts(), now());
  return {
    ...store,
    takeAudit: (batch) => {
      const toKept = createFactFilter(forgotten.list());
      const facts = batch.facts.map(({ fact, ...numbered }) => ({ ...numbered, fact: toKept(fact) }));
      return store.takeAudit({ ...batch, facts });
    },
    appendAudit: (facts) => store.appendAudit(facts.map(createFactFilter(forgotten.list()))),
    takeFeedPage: (source, position, decide) => {
      const isOfThem = toForgottenMessageCheck(forgotten.list());
      return store.takeFeedPage(source, position, (view) => {
        const { alerts, deliveries } = decide(view);
        return { alerts, deliveries: deliveries.filter((it) => it.kind !== "DAY_CHANGED" || !isOfThem(it)) };
      });
    },
    forgetPeople: async (people) => {
      forgotten.add(people);
      await store.forgetPeople(people);
    },
    forgetAccounts: async (accounts, atMs) => {
      forgotten.addAccounts(accounts);
      await store.forgetAccounts(accounts, atMs);
    },
  };
}

import { type ForgottenList, openForgottenList } from "@biometricflow/service/process/forgotten-list";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { toForgottenMessageCheck, toIdCheck, withoutForgotten } from "./domain/forgotten-person.ts";

/**
 * A store that remembers beside it whom it forgot. Whoever is on the list is taken out of it first: a backup may have been put in
 * its place. Nor does the audit take in facts about them: those of the router wait at its side while the directory is away; nor the
 * outbox their days, of which attendance may tell until it hears of the erasure too.
 *
 * @param file of the list
 * @throws {StoreFileError} where the list is damaged
 */
export async function openForgettingStore(store: DirectoryStore, file: string): Promise<DirectoryStore> {
  const forgotten: ForgottenList = openForgottenList(file);
  await store.forgetPeople(forgotten.list());
  await store.forgetAccounts(forgotten.listAccounts());
  return {
    ...store,
    takeAudit: (batch) => {
      const isId = toIdCheck(forgotten.list());
      const facts = batch.facts.map(({ fact, ...numbered }) => ({ ...numbered, fact: withoutForgotten(fact, isId) }));
      return store.takeAudit({ ...batch, facts });
    },
    appendAudit: (facts) => {
      const isId = toIdCheck(forgotten.list());
      return store.appendAudit(facts.map((fact) => withoutForgotten(fact, isId)));
    },
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
    forgetAccounts: async (accounts) => {
      forgotten.addAccounts(accounts);
      await store.forgetAccounts(accounts);
    },
  };
}

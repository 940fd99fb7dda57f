import type { Identity } from "../domain/people/identity.ts";
import { toChange, toSides } from "../domain/people/import-plan.ts";
import type { Act, PeopleWriter, PersonOutcome } from "../domain/people/people-store.ts";
import type { PersonDraft, PersonEdit } from "../domain/people/person-draft.ts";
import { recordChange } from "./change-log.ts";
import { updatePeople } from "./changed-people.ts";
import type { Database, WriteTransaction } from "./database.ts";
import { findEditFault } from "./edit-fault.ts";
import { insertPeople } from "./new-people.ts";
import { decideImport, importSheet } from "./people-import.ts";
import { listPeople } from "./person-list.ts";
import { removePerson } from "./removed-person.ts";
import { isOfHome, keepSaidHomes } from "./said-homes.ts";

/** Changes of people in a database. */
export function createPeopleWriter({ read, write }: Database, identity: Identity): PeopleWriter {
  return {
    importSheet: async (order, act) => {
      if (!order.isDryRun) return write((transaction) => importSheet(transaction, order, { identity, act }));
      return (await decideImport(read, order, identity)).outcome;
    },
    create: (draft, act) => write((transaction) => createPerson(transaction, draft, act)),
    edit: (personId, edit, { action, ...act }) =>
      write((transaction) => editPerson(transaction, { personId, edit, action }, act)),
    remove: (personId, act) => write((transaction) => removePerson(transaction, personId, act)),
    setManager: (departmentId, personId = "", act) =>
      write(async (transaction) => {
        const known = await transaction.tx
          .selectFrom("department")
          .select("manager_id as managerId")
          .where("id", "=", departmentId)
          .executeTakeFirst();
        await transaction.tx
          .updateTable("department")
          .set({ manager_id: personId })
          .where("id", "=", departmentId)
          .execute();
        const detail = { managerId: personId };
        const audited = { before: known, after: detail };
        await recordChange(transaction, act, {
          action: "setDepartmentManager",
          subject: departmentId,
          detail,
          audited,
        });
        return known !== undefined;
      }),
  };
}

async function createPerson(transaction: WriteTransaction, draft: PersonDraft, act: Act): Promise<PersonOutcome> {
  const { id, pin } = draft;
  const known = await transaction.tx.selectFrom("person").select("id").where("id", "=", id).executeTakeFirst();
  if (known !== undefined) return { kind: "FAULT", key: "pin", message: `The PIN ${pin} is ${id}'s: edit that person` };
  const fault = await findEditFault(transaction, undefined, draft);
  if (fault !== undefined) return fault;
  await insertPeople(transaction, [draft], { source: "MANUAL", atMs: act.atMs });
  await recordChange(transaction, act, { action: "createPerson", subject: id, detail: draft });
  const home = { personId: id, homePlaceId: draft.homePlaceId };
  await keepSaidHomes(transaction, [home], { ...act, action: "createPerson", logged: new Set([id]) });
  return { kind: "DONE", personId: id };
}

interface Edit {
  readonly personId: string;
  readonly edit: PersonEdit;
  readonly action: string;
}

async function editPerson(
  transaction: WriteTransaction,
  { personId, edit, action }: Edit,
  act: Act,
): Promise<PersonOutcome> {
  const [person] = await listPeople(transaction.tx, { ids: [personId] });
  if (person === undefined) return { kind: "FAULT", key: undefined, message: `There is no person ${personId}` };
  const change = toChange(person, edit);
  const home = { personId, homePlaceId: edit.homePlaceId };
  const logged = new Set(change?.changes.some(isOfHome) ? [personId] : []);
  const fault = change && (await findEditFault(transaction, person, edit));
  if (fault !== undefined) return fault;
  await keepSaidHomes(transaction, [home], { ...act, action, logged });
  if (change === undefined) return { kind: "DONE", personId };
  // A link to an account says nothing of who somebody is.
  const source = change.changes.every(({ key }) => key === "account") ? person.source : "MANUAL";
  await updatePeople(transaction, [change], { source, atMs: act.atMs });
  const audited = toSides(change.changes);
  await recordChange(transaction, act, { action, subject: personId, detail: change.changes, audited });
  return { kind: "DONE", personId };
}

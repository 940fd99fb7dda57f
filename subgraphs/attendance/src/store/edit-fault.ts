import type { PersonOutcome } from "../domain/people/people-store.ts";
import type { KnownFacts, PersonEdit } from "../domain/people/person-draft.ts";
import type { WriteTransaction } from "./database.ts";
import { findLinked } from "./departments.ts";

type EditFault = Extract<PersonOutcome, { kind: "FAULT" }>;

/** What of an edit does not go with what is known now: of the person, `undefined` for a new one, and of others. */
export async function findEditFault(
  { tx }: Pick<WriteTransaction, "tx">,
  known: (KnownFacts & { readonly id: string }) | undefined,
  edit: PersonEdit,
): Promise<EditFault | undefined> {
  const { account } = edit;
  if (account) {
    const holder = await findLinked(tx, account);
    if (holder !== undefined && holder.id !== known?.id)
      return {
        ...toFault("account", "The account is linked to somebody else: that link must be taken away first"),
        otherId: holder.id,
      };
  }
  if (edit.managerId && edit.managerId === known?.id) return toFault("managerId", "Nobody is the own manager");
  const from = edit.employedFrom === undefined ? known?.employedFrom : edit.employedFrom;
  const to = edit.employedTo === undefined ? known?.employedTo : edit.employedTo;
  if (from && to && from > to) return toFault("employedTo", `Employment ends (${to}) before it begins (${from})`);
  return undefined;
}

function toFault(key: keyof PersonEdit, message: string): EditFault {
  return { kind: "FAULT", key, message };
}

import type { PutUserInput, UserPrivilege } from "@biometricflow/sdk/generated/graphql";
import { type NameRoom, toNameFit } from "../../../../lib/name-fit.ts";
import { toLatinDigits } from "../../../../lib/latin-digits.ts";

/** A person as somebody types it; what is empty stays as the reader has it. */
export interface PersonDraft {
  readonly pin: string;
  readonly name: string;
  readonly privilege: UserPrivilege | "";
  readonly cardNumber: string;
}

/** What is wrong with a draft. */
export type PersonFault = "pin" | "name" | "cardNumber";

export const EMPTY_PERSON: PersonDraft = { pin: "", name: "", privilege: "", cardNumber: "" };

const PIN = /^[^\p{C}\s]{1,24}$/u;
const MOST_NAME = 48;
const LARGEST_CARD = 4_294_967_295;

/**
 * Everything that is wrong with a draft, as a place would judge it.
 *
 * @param room how the reader keeps names, where it is known: one that is too long is cut, one with foreign letters is refused.
 */
export function listPersonFaults(draft: PersonDraft, room?: NameRoom): readonly PersonFault[] {
  const card = toLatinDigits(draft.cardNumber.trim());
  const name = draft.name.trim();
  const judged: readonly (readonly [PersonFault, boolean])[] = [
    ["pin", PIN.test(draft.pin.trim())],
    ["name", name.length <= MOST_NAME && (!room || toNameFit(name, room).missing === undefined)],
    ["cardNumber", card === "" || (/^\d{1,10}$/.test(card) && Number(card) <= LARGEST_CARD)],
  ];
  return judged.flatMap(([fault, isRight]) => (isRight ? [] : [fault]));
}

/** What is sent: what is empty is left out. */
export function toPutInput(deviceId: string, { pin, name, privilege, cardNumber }: PersonDraft): PutUserInput {
  return {
    ...{ placeId: deviceId.split("/")[0] ?? "", deviceIds: [deviceId], pin: toLatinDigits(pin.trim()) },
    ...(name.trim() === "" ? {} : { name: name.trim() }),
    ...(privilege === "" ? {} : { privilege }),
    ...(cardNumber.trim() === "" ? {} : { cardNumber: toLatinDigits(cardNumber.trim()) }),
  };
}

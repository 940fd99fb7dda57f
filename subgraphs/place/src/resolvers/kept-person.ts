import type { Enrolment } from "../domain/user.ts";
import type { UserPrivilege } from "../generated/resolvers.ts";

/** The privileges of the contract as readers write them. */
export const PRIVILEGES: Readonly<Record<UserPrivilege, number>> = {
  USER: 0,
  ENROLLER: 2,
  MANAGER: 6,
  ADMINISTRATOR: 14,
};

/** What a reader keeps of a person, in the words of the contract. */
export function toKeptPerson({
  name,
  privilegeCode,
  cardNumber,
}: Pick<Enrolment, "name" | "privilegeCode" | "cardNumber">) {
  const [privilege] = Object.entries(PRIVILEGES).find(([, code]) => code === privilegeCode) ?? ["OTHER"];
  return { name, privilege, cardNumber: cardNumber === 0 ? null : String(cardNumber) };
}

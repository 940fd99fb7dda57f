import { codedError } from "@biometricflow/service/errors/error-codes";
import { findPinFault, findTextFault } from "../domain/people/check-facts.ts";
import { toUtcDate } from "../domain/dates.ts";
import type { PersonEdit } from "../domain/people/person-draft.ts";
import type { EditPersonInput } from "../generated/resolvers.ts";
import type { AttendanceContext } from "../graph/context.ts";
import { findPersonInScope } from "./scope.ts";

/** What an input says of a person; null takes away, what is left out stays. @throws BAD_USER_INPUT, NOT_FOUND */
export async function parsePersonFacts(
  input: Omit<EditPersonInput, "personId">,
  context: AttendanceContext,
): Promise<PersonEdit> {
  const { departmentFrom, managerId, homePlaceId, employedFrom, employedTo } = input;
  if (departmentFrom && departmentFrom > toUtcDate(context.now()))
    throw codedError("BAD_USER_INPUT", "A department is the person's from today at the latest", {
      argument: "input.departmentFrom",
    });
  if (departmentFrom && input.department === undefined)
    throw codedError("BAD_USER_INPUT", "Say the department that is the person's from then on", {
      argument: "input.department",
    });
  if (managerId) await findPersonInScope(context, managerId, "input.managerId");
  return {
    name: parseText(input.name, "name"),
    latinName: parseText(input.latinName, "latinName"),
    arabicName: parseText(input.arabicName, "arabicName"),
    department: parseText(input.department, "department"),
    departmentFrom: departmentFrom ?? undefined,
    managerId,
    homePlaceId,
    employedFrom,
    employedTo,
  };
}

/** A PIN as a reader has it. @throws BAD_USER_INPUT */
export function parsePin(given: string): string {
  const pin = given.trim();
  const fault = findPinFault(pin);
  if (fault !== undefined) throw codedError("BAD_USER_INPUT", `A PIN is ${fault}`, { argument: "input.pin" });
  return pin;
}

/** Text without space around it; null for an empty one. @throws BAD_USER_INPUT */
export function parseText(given: string | null | undefined, key: string): string | null | undefined {
  if (given === null || given === undefined) return given;
  const text = given.trim();
  const fault = findTextFault(text);
  if (fault !== undefined) throw codedError("BAD_USER_INPUT", `${key} has ${fault}`, { argument: `input.${key}` });
  return text === "" ? null : text;
}

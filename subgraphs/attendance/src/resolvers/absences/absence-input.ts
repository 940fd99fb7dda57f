import { codedError } from "@biometricflow/service/errors/error-codes";
import type { GraphQLError } from "graphql";
import { type AbsenceTerms, findTermsFault, parsePart } from "../../domain/absences/absence.ts";
import type { InputFault } from "../../domain/absences/absence-kind.ts";
import type { AddAbsenceInput, InputMaybe } from "../../generated/resolvers.ts";

/** The error of an input that does not do. */
export function toInputError({ argument, expected }: InputFault): GraphQLError {
  return codedError("BAD_USER_INPUT", `input.${argument}: expected ${expected}`, { argument: `input.${argument}` });
}

type PartInput = Partial<Pick<AddAbsenceInput, "part" | "start" | "end">>;

/** The part that an input means. @throws BAD_USER_INPUT for hours that are none, and for times beside another part */
export function toPart({ part, start, end }: PartInput): AbsenceTerms["part"] {
  const hasTimes = typeof start === "string" || typeof end === "string";
  if (part !== "HOURS" && hasTimes) throw toInputError({ argument: "part", expected: "HOURS beside start and end" });
  const parsed = parsePart(part === "HOURS" ? `${start ?? ""}-${end ?? ""}` : (part ?? ""));
  if (parsed === "NONE") throw toInputError({ argument: "start", expected: "two times such as 09:00 and 11:30" });
  return parsed;
}

/** What an input says of an absence. @throws BAD_USER_INPUT */
export function toTerms(input: Omit<AddAbsenceInput, "personId">): AbsenceTerms {
  const { from, to, kindId } = input;
  const terms = { from, to, kindId, part: toPart(input), note: toNote(input.note ?? "") };
  const fault = findTermsFault(terms);
  if (fault !== undefined) throw toInputError(fault);
  return terms;
}

/** As a sheet gives it back. */
function toNote(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

/** The keys of an input that say something; a part goes with its times. @throws BAD_USER_INPUT */
export function toChanges(
  input: PartInput & { readonly [Key in "from" | "to" | "kindId" | "note"]?: InputMaybe<string> | undefined },
): Partial<AbsenceTerms> {
  const { from, to, kindId, part, start, end, note } = input;
  const isPartGiven = [part, start, end].some((value) => typeof value === "string");
  return {
    ...(typeof from === "string" && { from }),
    ...(typeof to === "string" && { to }),
    ...(typeof kindId === "string" && { kindId }),
    ...(typeof note === "string" && { note: toNote(note) }),
    ...(isPartGiven && { part: toPart(input) }),
  };
}

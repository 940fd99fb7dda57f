import { codedError } from "@biometricflow/service/errors/error-codes";
import type { SheetRow } from "../domain/people/person-sheet.ts";
import type { ImportPeopleInput } from "../generated/resolvers.ts";
import { readCsvLines } from "../sheets/csv-lines.ts";
import { toPeopleRows } from "../sheets/people-rows.ts";
import { readSheet } from "../sheets/read-sheet.ts";

/** The rows of a sheet of people, given as text or as a file. @throws BAD_USER_INPUT for both, neither, or what is no sheet */
export async function readPeopleSheet({ csv, file }: ImportPeopleInput): Promise<readonly SheetRow[]> {
  const [argument, lines] = await readGiven(csv ?? undefined, file ?? undefined);
  const sheet = toPeopleRows(lines);
  if (sheet.kind === "FAULT") throw codedError("BAD_USER_INPUT", sheet.message, { argument });
  return sheet.rows;
}

async function readGiven(csv: string | undefined, file: string | undefined) {
  if (csv !== undefined && file === undefined) return ["input.csv", await readCsvLines(csv)] as const;
  if (csv !== undefined || file === undefined)
    throw codedError("BAD_USER_INPUT", "Give either csv or file", { argument: "input" });
  if (file.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(file))
    throw codedError("BAD_USER_INPUT", "A file is its content in base64", { argument: "input.file" });
  return ["input.file", await readSheet(Buffer.from(file, "base64"))] as const;
}

import { parseGlobalId } from "@biometricflow/schema/global-id";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseId } from "@biometricflow/subgraph/list-arguments";
import type { ImportOutcome } from "../domain/intake/row-intake.ts";
import type { ImportRowsInput, MutationResolvers } from "../generated/resolvers.ts";

/** Files of rows. */
export const IMPORT_MUTATIONS = {
  importRows: async (_root, { input }, { intake, viewer, deeds, place, loaders, signal }) => {
    const { place: placeId, local: readerId } = parseGlobalId(parseId(input.deviceId)) ?? {};
    if (placeId !== place.id || readerId === undefined) throw badInput("The place has no such reader", "deviceId");
    const outcome = await intake.importRows({
      ...{ readerId, ...toFile(input), fileName: input.fileName ?? undefined, by: viewer.subject, signal },
      ...{ isDryRun: input.dryRun ?? true, skipsFaulty: input.skipFaulty ?? false },
    });
    if (outcome.kind !== "REPORT") throw toRefusal(outcome);
    if (outcome.report.isDone) deeds.note({ what: "importRows", by: viewer.subject, to: input.deviceId });
    loaders.clear();
    const { faults, ...report } = outcome.report;
    return { ...report, faults: [...faults], device: await loaders.devices.load(input.deviceId) };
  },
} satisfies MutationResolvers;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

function toFile({ text, file }: ImportRowsInput): { readonly bytes: Buffer; readonly isText: boolean } {
  const isText = text !== null && text !== undefined;
  const isFile = file !== null && file !== undefined;
  if (isText === isFile) throw badInput("Give either the text or the file, one of the two", "text");
  if (isText) return { bytes: Buffer.from(text, "utf8"), isText };
  if (!BASE64.test(file ?? "")) throw badInput("The file is in base64", "file");
  return { bytes: Buffer.from(file ?? "", "base64"), isText };
}

function toRefusal(outcome: Exclude<ImportOutcome, { kind: "REPORT" }>): Error {
  switch (outcome.kind) {
    case "NO_SUCH_READER":
      return badInput("The place has no such reader", "deviceId");
    case "NO_SERIAL":
      return badInput(
        "The serial number of this reader, by which its punches are known, is not known yet: let the place reach it once",
        "deviceId",
      );
    case "NOT_READ":
      return badInput(
        "The log of this reader was never read, so that its punches could come in twice: let the place read it once",
        "deviceId",
      );
    case "NOT_OURS":
      return badInput(`${outcome.refusal.code}: ${outcome.refusal.message}`, "deviceId");
    case "OTHER_READER":
      return badInput(`The file is that of another reader, ${outcome.serialNumber}: import it there`, "fileName");
    case "TOO_MANY_LINES":
      return badInput(`A file has at most ${outcome.most} lines: import it in parts`, "text");
    case "BUSY":
      return codedError("RATE_LIMITED", "Other files are being imported: try again in a moment", {
        retryAfterSeconds: 5,
      });
  }
}

function badInput(message: string, argument: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument: `input.${argument}` });
}

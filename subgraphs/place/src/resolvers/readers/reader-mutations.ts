import { parseGlobalId, toGlobalId } from "@biometricflow/schema/global-id";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseId } from "@biometricflow/subgraph/list-arguments";
import { noteAuditedChanges } from "@biometricflow/subgraph/told-mutations";
import type { GraphQLResolveInfo } from "graphql";
import type { ReaderOperations, ReaderRefusal } from "../../domain/readers/reader-operations.ts";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";
import { startJob } from "../jobs/start-job.ts";
import { toNewReaderChanges, toReaderChanges } from "./audited-reader.ts";
import { toAddedReader, toReaderChange } from "./reader-input.ts";

/** What operators do with the readers of a place. */
export const READER_MUTATIONS = {
  addDevice: async (_root, { input }, context, info) => {
    if (input.placeId !== context.place.id)
      throw codedError("BAD_USER_INPUT", "The id is of another place", { argument: "input.placeId" });
    const { reader, commKey } = toAddedReader(input);
    const readers = requireReaders(context);
    refuse((await readers.judge(reader)) ?? readers.judgeKey(commKey));
    const asked = { kind: "ADD_DEVICE", reader, isForced: input.force ?? false } as const;
    const job = await startJob(context, "addDevice", asked, commKey);
    noteAuditedChanges(context, info, toNewReaderChanges(toGlobalId(input.placeId, reader.id), reader, commKey !== 0));
    return { job };
  },
  updateDevice: (_root, { input }, context, info) =>
    change(input, { context, info }, (readers, id) => readers.update(id, toReaderChange(input))),
  disableDevice: (_root, { input }, context, info) =>
    change(input, { context, info }, (readers, id) => readers.switch(id, false)),
  enableDevice: (_root, { input }, context, info) =>
    change(input, { context, info }, (readers, id) => readers.switch(id, true)),
  removeDevice: (_root, { input }, context, info) =>
    change(input, { context, info }, (readers, id) => readers.remove(id)),
} satisfies MutationResolvers;

/** Changes a reader, notes who did and what it was before, and shows it as it is then. */
async function change(
  { deviceId, commKey }: { readonly deviceId: string; readonly commKey?: number | null },
  { context, info }: { readonly context: PlaceContext; readonly info: GraphQLResolveInfo },
  work: (readers: ReaderOperations, readerId: string) => Promise<ReaderRefusal | undefined>,
) {
  const { place, viewer, deeds, loaders } = context;
  const { place: placeId, local } = parseGlobalId(parseId(deviceId)) ?? {};
  if (placeId !== place.id || local === undefined)
    throw toRefusal({ key: "deviceId", reason: "NO_SUCH_READER", message: "The place has no such reader" });
  const readers = requireReaders(context);
  const before = await readers.find(local);
  refuse(await work(readers, local));
  deeds.note({ what: info.fieldName, by: viewer.subject, to: deviceId });
  const after = await readers.find(local);
  noteAuditedChanges(context, info, toReaderChanges(deviceId, { before, after }, typeof commKey === "number"));
  loaders.clear();
  return { device: await loaders.devices.load(deviceId) };
}

function requireReaders({ readers }: Pick<PlaceContext, "readers">): ReaderOperations {
  if (readers === undefined)
    throw codedError("SERVICE_UNAVAILABLE", "The readers of this place cannot be changed here");
  return readers;
}

function refuse(refusal: ReaderRefusal | undefined): void {
  if (refusal !== undefined) throw toRefusal(refusal);
}

function toRefusal({ key, reason, message, allowed }: ReaderRefusal): Error {
  const argument = `input.${key === "mode" ? "pollSeconds" : key}`;
  return codedError("BAD_USER_INPUT", message, { argument, reason, ...(allowed && { allowed }) });
}

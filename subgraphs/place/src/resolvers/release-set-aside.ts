import { parseGlobalId } from "@biometricflow/schema/global-id";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseId } from "@biometricflow/subgraph/list-arguments";
import type { DeviceRecord } from "../domain/device.ts";
import type { MovedRow } from "../domain/ledger.ts";
import type { MutationReleaseSetAsideArgs, ReleaseSetAsideInput } from "../generated/resolvers.ts";
import type { PlaceContext } from "../graph/context.ts";

const MOST_ROWS = 1000;
const NOTE = { least: 3, most: 500 };

/** Makes punches of rows that are set aside, at the time that their reader wrote or at another one. */
export async function releaseSetAside(_root: unknown, { input }: MutationReleaseSetAsideArgs, context: PlaceContext) {
  const { clock, operations, viewer, loaders, place } = context;
  const device = await findDevice(input.deviceId, context);
  const note = parseNote(input);
  const seconds = input.moveSeconds ?? 0;
  const { released, refused, moved } = await operations.releaseRows({
    readerId: device.readerId,
    rowIds: parseRowIds(input),
    by: viewer.subject,
    note,
    atMs: clock.nowMs(),
    ...(seconds !== 0 && { move: { seconds, zone: device.zone ?? { timeZone: place.timeZone } } }),
    isDryRun: input.dryRun ?? false,
  });
  loaders.clear(); // also the list that this operation may have loaded before
  return {
    released: [...released],
    refused: [...refused],
    moved: moved.map(toGraphRow),
    device: await loaders.devices.load(input.deviceId),
  };
}

/** @throws BAD_USER_INPUT for what is no reader of the place */
async function findDevice(deviceId: string, { place, loaders }: PlaceContext): Promise<DeviceRecord> {
  const isOfPlace = parseGlobalId(parseId(deviceId))?.place === place.id;
  const device = isOfPlace ? await loaders.devices.load(deviceId) : null;
  if (device === null) throw badInput("The place has no such reader", "input.deviceId");
  return device;
}

function parseRowIds({ rowIds }: ReleaseSetAsideInput): readonly string[] {
  if (rowIds.length >= 1 && rowIds.length <= MOST_ROWS) return rowIds;
  throw badInput(`rowIds holds 1 to ${MOST_ROWS} ids; got ${rowIds.length}`, "input.rowIds");
}

/** What is only looked at needs no reason yet. */
function parseNote({ note, dryRun }: ReleaseSetAsideInput): string {
  const said = note.trim();
  if (dryRun === true) return said;
  if (said.length >= NOTE.least && said.length <= NOTE.most) return said;
  throw badInput(`The note has ${NOTE.least} to ${NOTE.most} characters and says why they are true`, "input.note");
}

function toGraphRow({ id, before, now }: MovedRow) {
  return { id, localTimeBefore: before, localTime: now.localTime, at: new Date(now.atMs).toISOString() };
}

function badInput(message: string, argument: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument });
}

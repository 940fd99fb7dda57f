import { toGlobalId } from "@biometricflow/schema/global-id";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import type { Erasure as KeptErasure, ErasureReader as KeptErasureReader } from "../../domain/erasure/erasure.ts";
import type { ErasureReaderResolvers, ErasureResolvers } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";

const MOST_SHOWN = 200;

/** `Erasure` fields. */
export const Erasure: ErasureResolvers<PlaceContext, KeptErasure> = {
  id: ({ id }, _args, { place }) => toGlobalId(place.id, id),
  askedAt: ({ askedMs }) => new Date(askedMs).toISOString(),
  storeErasedAt: ({ erased }) => toDateTime(erased?.atMs),
  rows: ({ erased }) => erased?.rows ?? null,
  readers: ({ readers }) => [...readers],
  doneAt: ({ doneMs }) => toDateTime(doneMs),
};

/** `ErasureReader` fields. */
export const ErasureReader: ErasureReaderResolvers<PlaceContext, KeptErasureReader> = {
  device: ({ readerId }, _args, { loaders, place }) => loaders.devices.load(toGlobalId(place.id, readerId)),
  at: ({ atMs }) => toDateTime(atMs),
  code: ({ failure }) => failure?.code ?? null,
  message: ({ failure }) => failure?.message ?? null,
};

/** The receipts of the place. */
export async function listErasures({ erasures, signal, takeTurn }: PlaceContext): Promise<KeptErasure[]> {
  signal.throwIfAborted();
  const shown = erasures?.list().slice(0, MOST_SHOWN) ?? [];
  await takeTurn(shown.reduce((values, { readers }) => values + 9 + readers.length * 5, 0));
  return shown;
}

import DataLoader from "dataloader";
import type { ExceptionReader, PersonFault } from "../domain/exceptions/exception-store.ts";

/** Why days of people cannot be worked out, by the id of the person; null where they can. */
export type FaultLoader = DataLoader<string, PersonFault | null>;

/** Faults are of people, whatever the dates. */
const NO_DATES = { from: "", to: "" };

/** Creates the loader of one request, for people in the viewer's scope: however many are asked for, one read. */
export function createFaultLoader(exceptions: Pick<ExceptionReader, "listFaults">): FaultLoader {
  return new DataLoader(async (ids) => {
    const found = await exceptions.listFaults({ ...NO_DATES, personIds: ids }, { limit: ids.length });
    const byId = new Map(found.map((fault) => [fault.person.id, fault]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}

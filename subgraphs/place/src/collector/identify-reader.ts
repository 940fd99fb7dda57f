import { recognise } from "../domain/recognise.ts";
import type { ClaimRefusal } from "../domain/serials/serial-claim.ts";
import { claimReader } from "./claim-reader.ts";
import type { ReaderConnection, ReaderIdentity } from "./reader-driver.ts";
import type { CollectorDeps } from "./reader-plan.ts";

/** Who a reader says it is, and why its rows may not be taken all the same. */
export interface Identified {
  readonly identity: ReaderIdentity;
  /** The other reader of the place that has the serial number. */
  readonly holder?: string;
  readonly refusal?: ClaimRefusal;
}

/** Asks a reader who it is. */
export async function identifyReader(
  reader: ReaderConnection,
  readerId: string,
  deps: Pick<CollectorDeps, "ledger" | "serials" | "hasDirectory">,
  signal: AbortSignal,
): Promise<Identified> {
  const { ledger, serials } = deps;
  const identity = await reader.identify(signal);
  const recognition = recognise(await ledger.readDevice(readerId), identity);
  if (recognition.kind === "UNTOLD") return { identity };
  const { kind, serialNumber } = recognition;
  const holder = serials.claim(readerId, serialNumber, await ledger.listDevices());
  if (holder !== readerId) return { identity, holder };
  const refusal = kind === "SAME" ? await claimReader(deps, readerId, serialNumber) : undefined;
  return refusal === undefined ? { identity } : { identity, refusal };
}

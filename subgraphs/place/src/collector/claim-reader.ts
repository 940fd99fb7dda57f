import type { LedgerWriter } from "../domain/ledger.ts";
import { type ClaimRefusal, toAskedClaim, toClaimRefusal } from "../domain/serials/serial-claim.ts";

/** What tells whether a reader is this place's. */
export interface ClaimDeps {
  readonly ledger: Pick<LedgerWriter, "readDevice" | "recordFacts">;
  /** Whether a directory decides; nobody does when omitted. */
  readonly hasDirectory?: () => boolean;
}

/** Why the rows of a reader are not taken at this place; whoever decides that is asked where nobody has decided yet. */
export async function claimReader(
  { ledger, hasDirectory = () => false }: ClaimDeps,
  readerId: string,
  serialNumber: string,
): Promise<ClaimRefusal | undefined> {
  const device = await ledger.readDevice(readerId);
  const refusal = toClaimRefusal(device, serialNumber, hasDirectory());
  const asked = refusal && toAskedClaim(device, serialNumber);
  if (asked !== undefined) await ledger.recordFacts(readerId, { claim: asked });
  return refusal;
}

import type { LedgerWriter } from "../ledger.ts";
import type { SerialWord, StatedSerial } from "./claim-state.ts";
import { toStatedFormer, toStatedSerial, toToldClaim } from "./serial-claim.ts";

/** Where the directory and the place speak of whose which reader is. */
export interface SerialDesk {
  /** Whether there is a directory that decides. */
  readonly hasDirectory: () => boolean;
  /** Takes what the directory says, and answers with what the place states then. */
  readonly exchange: (words: readonly SerialWord[]) => Promise<readonly StatedSerial[]>;
}

/**
 * Creates the desk. Once a directory was heard of, this process goes on waiting for it; so does the next one where it told of
 * a reader.
 *
 * @param isExpected whether there is one before it was ever heard of.
 */
export async function createSerialDesk(
  ledger: Pick<LedgerWriter, "listDevices" | "recordFacts" | "readLastInstant">,
  isExpected: boolean,
): Promise<SerialDesk> {
  let hasDirectory = isExpected || (await ledger.listDevices()).some(({ claim }) => claim !== undefined);
  return {
    hasDirectory: () => hasDirectory,
    exchange: async (words) => {
      hasDirectory = true;
      const said = new Map(words.map((word) => [word.serialNumber, word]));
      const stated: StatedSerial[] = [];
      for (const device of await ledger.listDevices()) {
        const { readerId, served } = device;
        const claim = toToldClaim(device, said);
        if (claim !== undefined) await ledger.recordFacts(readerId, { claim });
        const lastRowMs = served?.endedMs == null ? undefined : await ledger.readLastInstant(readerId);
        stated.push(...[toStatedSerial(device, lastRowMs) ?? []].flat(), ...toStatedFormer(device));
      }
      return stated;
    },
  };
}

import { hkdfSync } from "node:crypto";
import { createSealer } from "@biometricflow/service/identity/sealer";
import type { ReaderKeys, SealedKeys } from "../domain/readers/added-reader.ts";

const KEY_BYTES = 32;
/** What versions before sealed keys wrote. */
const PLAIN = /^\d{1,10}$/;

/** What seals the comm keys of a place. */
export interface ReaderKeyParts {
  readonly placeId: string;
  /** The organisation's, from which the sealing key is made (HKDF-SHA-256, RFC 5869): it lies in another folder than what it seals. */
  readonly identityKey: Uint8Array;
  /** Hears of a reader whose key was sealed by another identity key: it is read without one, and must be given its key again. */
  readonly onLost: (name: string) => void;
}

/** Creates the comm keys of added readers over where their sealed texts are; a text opens for its own reader alone. */
export function createSealedReaderKeys(
  texts: SealedKeys,
  { placeId, identityKey, onLost }: ReaderKeyParts,
): ReaderKeys {
  const key = hkdfSync("sha256", identityKey, Buffer.alloc(0), `comm keys of ${placeId}`, KEY_BYTES);
  const sealer = createSealer(Buffer.from(key));
  const keys: ReaderKeys = {
    read: async (name) => {
      const text = await texts.read(name);
      if (text === undefined) return 0;
      if (PLAIN.test(text)) return Number(text);
      const opened = sealer.open(text, name);
      if (opened === undefined) onLost(name);
      return Number(opened ?? 0);
    },
    write: (name, commKey) => texts.write(name, commKey === 0 ? undefined : sealer.seal(String(commKey), name)),
    listNames: () => texts.listNames(),
  };
  return keys;
}

/** Seals what an older version kept in plain. */
export async function sealPlainKeys(texts: SealedKeys, keys: ReaderKeys): Promise<void> {
  for (const name of await texts.listNames()) {
    if (PLAIN.test((await texts.read(name)) ?? "")) await keys.write(name, await keys.read(name));
  }
}

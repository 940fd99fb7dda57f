import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { ExportFault } from "./export-fault.ts";

/** Where the bytes of one file go. */
export interface FileSink {
  /** Resolves when they are written: whoever waits for it holds no more than one piece. @throws {ExportFault} when it grows too large */
  readonly write: (piece: string | Uint8Array) => Promise<void>;
  /** Puts the whole file in its place. */
  readonly close: () => Promise<{ readonly sizeBytes: number; readonly fileSha256: string }>;
  /** Takes away what was written. */
  readonly drop: () => Promise<void>;
}

/** Opens a file; until it is closed it has another name, so that half of it is never taken for all. */
export async function openFileSink(path: string, maxBytes: number): Promise<FileSink> {
  const draft = `${path}.part`;
  const file = await open(draft, "w", 0o600);
  const hash = createHash("sha256");
  let sizeBytes = 0;
  return {
    write: async (piece) => {
      const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
      sizeBytes += bytes.byteLength;
      if (sizeBytes > maxBytes) throw toTooLarge(maxBytes);
      hash.update(bytes);
      await file.appendFile(bytes);
    },
    close: async () => {
      await file.sync();
      await file.close();
      await rename(draft, path);
      return { sizeBytes, fileSha256: hash.digest("hex") };
    },
    drop: async () => {
      await file.close();
      await rm(draft, { force: true });
    },
  };
}

function toTooLarge(maxBytes: number): ExportFault {
  const mib = Math.floor(maxBytes / 1_048_576);
  return new ExportFault("EXPORT_TOO_LARGE", `A file has ${mib} MiB at most: ask for fewer rows or columns`);
}

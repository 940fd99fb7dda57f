import { once } from "node:events";
import { PassThrough } from "node:stream";
import yazl from "yazl";
import type { FileSink } from "../file-sink.ts";

/** A zip file that grows while it is written. */
export interface ZipFile {
  /** Begins the one part that is written piece by piece. */
  readonly begin: (name: string) => void;
  /** Adds to it; waits while the disk is behind. @throws what the sink throws */
  readonly write: (text: string) => Promise<void>;
  /** Ends it, adds the other parts whole, and ends the file. */
  readonly end: (parts: readonly (readonly [name: string, text: string])[]) => Promise<void>;
}

/** Equal rows make equal files. */
const OPTIONS = { mtime: new Date(Date.UTC(2000, 0, 1)), compress: true, mode: 0o100644 } as const;
/** Text that waits for its compression. */
const HIGH_WATER_BYTES = 65_536;

/** Opens a zip file over a sink. */
export function openZip(sink: FileSink): ZipFile {
  const zip = new yazl.ZipFile();
  const growing = new PassThrough({ highWaterMark: HIGH_WATER_BYTES });
  let fault: unknown;
  const fail = (error: unknown) => {
    fault ??= error;
    growing.destroy();
  };
  zip.on("error", fail);
  growing.on("error", fail);
  const pump = async () => {
    for await (const piece of zip.outputStream) await sink.write(Buffer.from(piece));
  };
  const pumped = pump().catch(fail);
  const throwFault = () => {
    if (fault !== undefined) throw fault;
  };
  return {
    begin: (name) => zip.addReadStream(growing, name, OPTIONS),
    write: async (text) => {
      throwFault();
      if (!growing.write(text)) await Promise.race([once(growing, "drain"), once(growing, "close")]);
      throwFault();
    },
    end: async (parts) => {
      growing.end();
      for (const [name, text] of parts) zip.addBuffer(Buffer.from(text), name, OPTIONS);
      zip.end();
      await pumped;
      throwFault();
    },
  };
}

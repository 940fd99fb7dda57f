import type { Readable } from "node:stream";
import { promisify } from "node:util";
import yauzl, { type Entry, type ZipFile } from "yauzl";

/** An archive that is none, or more than we read. Its message says which. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
}

/** The files of an archive whose sizes are within bounds. */
export interface Archive {
  /** The file's content as text, piece by piece; `undefined` when there is no such file. */
  readonly read: (name: string) => AsyncIterable<string> | undefined;
}

const MAX_ENTRIES = 500;
/** Of all files together, unpacked. An archive that says less than it holds is refused where it is unpacked. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** Opens an archive in memory. Nothing is unpacked before its sizes are known. @throws {ArchiveError} */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await openZip(bytes);
  const entries = await listEntries(zip);
  const unpacked = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > MAX_UNPACKED_BYTES) throw new ArchiveError("the workbook unpacks to more than 64 MB");
  return {
    read: (name) => {
      const entry = entries.get(name);
      return entry && readEntry(zip, entry);
    },
  };
}

async function openZip(bytes: Buffer): Promise<ZipFile> {
  const open = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);
  try {
    return await open(bytes, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    throw new ArchiveError("the file is no XLSX workbook", { cause });
  }
}

function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, Entry>>();
  zip.on("entry", (entry: Entry) => {
    entries.set(entry.fileName, entry);
    if (entries.size > MAX_ENTRIES) reject(new ArchiveError("the workbook holds too many files"));
    else zip.readEntry();
  });
  zip.on("end", () => resolve(entries));
  zip.on("error", (cause: unknown) => reject(new ArchiveError("the file is no XLSX workbook", { cause })));
  zip.readEntry();
  return promise;
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncIterable<string> {
  const decoder = new TextDecoder("utf-8");
  try {
    const open = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
    const stream: AsyncIterable<Buffer> = await open(entry);
    for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    throw new ArchiveError(`the workbook is damaged at ${entry.fileName}`, { cause });
  }
}

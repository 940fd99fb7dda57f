import { deflateSync } from "node:zlib";
import type { FileSink } from "../file-sink.ts";

/** A PDF file that grows object by object. Source: ISO 32000-1, 7.5. */
export interface PdfFile {
  /** A number for an object that is written later. */
  readonly reserve: () => number;
  readonly writeObject: (id: number, body: string) => Promise<void>;
  /** A compressed stream; `dictionary` is what it says beside length and filter. */
  readonly writeStream: (id: number, content: string | Uint8Array, dictionary?: string) => Promise<void>;
  /** The table of objects. */
  readonly end: (catalog: number) => Promise<void>;
}

/** Opens a file over a sink. */
export async function openPdf(sink: FileSink): Promise<PdfFile> {
  const offsets: (number | undefined)[] = [];
  let offset = 0;
  const write = async (piece: string | Uint8Array) => {
    const bytes = typeof piece === "string" ? Buffer.from(piece, "latin1") : piece;
    offset += bytes.byteLength;
    await sink.write(bytes);
  };
  const begin = (id: number) => {
    offsets[id - 1] = offset;
  };
  await write("%PDF-1.7\n%\u{E2}\u{E3}\u{CF}\u{D3}\n");
  return {
    reserve: () => offsets.push(undefined),
    writeObject: async (id, body) => {
      begin(id);
      await write(`${id} 0 obj\n${body}\nendobj\n`);
    },
    writeStream: async (id, content, dictionary = "") => {
      const bytes = deflateSync(typeof content === "string" ? Buffer.from(content, "latin1") : content);
      begin(id);
      await write(`${id} 0 obj\n<< /Length ${bytes.length} /Filter /FlateDecode ${dictionary} >>\nstream\n`);
      await write(bytes);
      await write("\nendstream\nendobj\n");
    },
    end: async (catalog) => {
      const table = offsets.map((at) => `${String(at ?? 0).padStart(10, "0")} 00000 n \n`).join("");
      const from = offset;
      await write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}`);
      await write(`trailer\n<< /Size ${offsets.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${from}\n%%EOF\n`);
    },
  };
}

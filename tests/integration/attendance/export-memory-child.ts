import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planExport } from "../../../subgraphs/attendance/src/domain/exports/export-plan.ts";
import type { ExportFormat } from "../../../subgraphs/attendance/src/domain/exports/export-words.ts";
import { readPage } from "../../../subgraphs/attendance/src/exports/export-pages.ts";
import { openFileSink } from "../../../subgraphs/attendance/src/exports/file-sink.ts";
import { runExport } from "../../../subgraphs/attendance/src/exports/run-export.ts";
import { createTurns } from "../../../subgraphs/attendance/src/exports/turns.ts";
import { openWriter } from "../../../subgraphs/attendance/src/exports/writers.ts";
import { HR, NOW_MS, RECORDS } from "./exports-harness.ts";
import { answerRecords } from "./fake-graph.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Makes one file and tells how much was held at most, after a collection, beyond what was held before: `[rows, bytes]`. */
async function measure(format: ExportFormat, count: number): Promise<readonly [number, number]> {
  const dir = mkdtempSync(join(tmpdir(), "bf-export-memory-"));
  const plan = planExport({ ...RECORDS, format });
  const sink = await openFileSink(join(dir, "file"), 1e9);
  const answer = answerRecords(count);
  const rest = { iss: "", aud: "", exp: 0, iat: 0, jti: "", sub: "", sid: "", role: "HR", places: [] } as const;
  const held = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  let most = 0;
  let pages = 0;
  const { rowsDone } = await runExport({
    plan,
    asking: {
      ask: async (question, { after, isFirst }) => {
        if (pages++ % 7 === 0) most = Math.max(most, held());
        const variables = { first: question.pageRows, after: after ?? null, isFirst };
        const text = JSON.stringify(answer({ claims: rest, query: question.text, variables }));
        return readPage(JSON.parse(text), question, NOW_MS);
      },
      turns: createTurns(1),
      asker: { viewer: HR, grant: "" },
      signal: new AbortController().signal,
      pause: async () => {},
    },
    sink,
    writer: await openWriter(sink, plan),
    maxRows: 1e6,
    about: { askedBy: "", organisation: "", madeAt: "", asked: "{}", link: undefined },
    onProgress: () => {},
  });
  rmSync(dir, { recursive: true });
  return [rowsDone, most - before];
}

const [format = "", count = ""] = process.argv.slice(2);
if (format !== "CSV" && format !== "XLSX" && format !== "PARQUET") throw new TypeError(format);
process.stdout.write(JSON.stringify(await measure(format, Number(count))));

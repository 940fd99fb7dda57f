import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const CHILD = fileURLToPath(new URL("export-memory-child.ts", import.meta.url));
const MIB = 1_048_576;
/** What an export of any length holds beside the process: a page, or a row group, and what compression needs. */
const MOST_BYTES = 16 * MIB;

it.each(["CSV", "XLSX", "PARQUET"])(
  "an export of 100,000 rows as %s holds no more than 16 MiB at any time",
  async (format) => {
    const { stdout } = await promisify(execFile)(process.execPath, [CHILD, format, "100000"]);
    const [rows, bytes]: readonly number[] = JSON.parse(stdout);
    expect(rows).toBe(100_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
    if (process.env["TEST_LOG"] !== undefined)
      process.stdout.write(`${format}: ${((bytes ?? 0) / MIB).toFixed(1)} MiB\n`);
  },
);

import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { expect, it } from "vitest";
import { writeExport } from "./export-files.ts";
import { RECORDS } from "./exports-harness.ts";
import { toRecord } from "./fake-graph.ts";

const COLUMNS = ["date", "pin", "name", "checkIn", "checkOut", "worked", "progressPct", "isFinal"].map((key) => ({
  key,
}));
const toFile = ({ buffer, byteOffset, byteLength }: Buffer) =>
  new Uint8Array(buffer, byteOffset, byteLength).slice().buffer;

it("has the rows in their order, each column of its type, over several row groups", async () => {
  const nodes = Array.from({ length: 12_001 }, (_, number) => ({ ...toRecord(number), progressPct: 87.5 }));
  const { bytes } = await writeExport({ ...RECORDS, format: "PARQUET", columns: COLUMNS }, nodes);
  const file = toFile(bytes);
  expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([5000, 5000, 2001]);
  const rows = await parquetReadObjects({ file });
  expect(rows.map(({ pin }) => pin)).toEqual(nodes.map(({ person }) => person.pin));
  expect(rows[1]).toEqual({
    date: new Date("2026-11-23T00:00:00Z"),
    pin: "00001",
    name: "=SUM(1)",
    checkIn: new Date("2026-11-23T05:20:00Z"),
    checkOut: null,
    worked: 431,
    progressPct: 87.5,
    isFinal: true,
  });
});

it("says in its metadata of what it is and what is missing, and takes the names that were asked for", async () => {
  const missing = [{ placeId: "cairo", code: "PLACE_TIMEOUT", message: "It does not answer" }];
  const columns = [{ key: "pin", name: "employee" }, { key: "pin" }, { key: "pin" }];
  const { bytes } = await writeExport({ ...RECORDS, format: "PARQUET", columns }, [toRecord(5)], missing);
  const file = toFile(bytes);
  expect(await parquetReadObjects({ file })).toEqual([{ employee: "00005", pin: "00005", pin_2: "00005" }]);
  const told = parquetMetadata(file).key_value_metadata?.map(({ value }) => value);
  expect(told).toContain("INCOMPLETE: cairo: PLACE_TIMEOUT It does not answer");
});

it("is a file without rows where there are none", async () => {
  const { bytes } = await writeExport({ ...RECORDS, format: "PARQUET", columns: COLUMNS }, []);
  expect(await parquetReadObjects({ file: toFile(bytes) })).toEqual([]);
});

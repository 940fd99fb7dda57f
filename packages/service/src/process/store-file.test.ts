import { expect, it } from "vitest";
import { openStoreDatabase, openStoreFile, StoreFileError } from "./store-file.ts";

const failWith = (code: string) => () => Promise.reject(Object.assign(new Error("no"), { code }));

it.each([
  ["ECONNREFUSED", "STORE_UNREACHABLE", "does not answer"],
  ["ENOENT", "STORE_UNREACHABLE", "does not answer"],
  ["57P03", "STORE_UNREACHABLE", "is starting or stopping"],
  ["28P01", "STORE_UNREACHABLE", "does not let this user in"],
  ["3D000", "STORE_UNREACHABLE", "is not there"],
  ["42501", "STORE_READ_ONLY", "does not let this user make and write tables"],
  ["53100", "STORE_FULL", "cannot be written, the disk of its server is full"],
  ["STORE_BUSY", "STORE_BUSY", "is held by another process"],
])("a database that answers %s is a store that is %s: it %s", async (given, code, sentence) => {
  const opened = openStoreDatabase("the database hours at db", failWith(given));
  await expect(opened).rejects.toThrow(StoreFileError);
  await expect(openStoreDatabase("the database hours at db", failWith(given))).rejects.toMatchObject({
    code,
    message: expect.stringContaining(`${code}: the database hours at db ${sentence}`),
  });
});

it("a file that cannot be read for a reason of no store stays the fault it is", async () => {
  await expect(openStoreFile("ledger.sqlite", failWith("ENOENT"))).rejects.toMatchObject({ code: "ENOENT" });
});

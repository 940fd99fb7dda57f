import { expect, it } from "vitest";
import { nameStore } from "./store-name.ts";

it.each([
  [undefined, "/data/attendance.sqlite"],
  ["", "/data/attendance.sqlite"],
  ["postgres://hr:s3cret@db.example:5433/hours", "the database hours at db.example:5433"],
  ["postgres:///hours?host=%2Frun%2Fpostgresql", "the database hours at /run/postgresql"],
  ["s3cret@nowhere", "the database of DATABASE_URL"],
])("a store with the DATABASE_URL %j is called %j, without its password", (databaseUrl, name) => {
  expect(nameStore({ file: "/data/attendance.sqlite", databaseUrl })).toBe(name);
});

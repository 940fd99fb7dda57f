import { expect, it } from "vitest";
import { findDatabasePasswordFault, refuseDatabasePassword } from "./database-password.ts";

it.each([
  ["that of the manual", "postgres://user:password@db:5432/hours"],
  ["that of the server's image", "postgres://hr:postgres@db/hours"],
  ["the user's name, as URLs write it", "postgres://h%C3%A4r:h%C3%84r@db/hours"],
  ["one in capitals", "postgres://hr:ChangeMe@db/hours"],
])("refuses %s as the password of a database, and does not say it", (_name, url) => {
  const fault = findDatabasePasswordFault(url);
  expect(fault).toMatchObject({ file: "DATABASE_URL", key: "password" });
  expect(fault?.found).not.toContain(new URL(url).password);
  expect(() => refuseDatabasePassword(url, false)).toThrow(/DATABASE_URL: password/);
  expect(() => refuseDatabasePassword(url, true)).not.toThrow();
});

it.each([
  undefined,
  "",
  "no url",
  "postgres://hr@db/hours",
  "postgres:///hours?host=/run",
  "postgres://hr:8%ra-Tm@db/hours",
])("takes %s", (url) => expect(findDatabasePasswordFault(url)).toBe(undefined));

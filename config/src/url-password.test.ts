import { expect, it } from "vitest";
import { findUrlPasswordFault, refuseUrlPassword } from "./url-password.ts";

it.each([
  ["that of the manual", "DATABASE_URL", "postgres://user:password@db:5432/hours", "password"],
  ["that of the server's image", "DATABASE_URL", "postgres://hr:postgres@db/hours", "postgres"],
  ["the user's name, as URLs write it", "DATABASE_URL", "postgres://h%C3%A4r:h%C3%84r@db/hours", "h%C3%84r"],
  ["one in capitals", "DATABASE_URL", "postgres://hr:ChangeMe@db/hours", "ChangeMe"],
  ["one behind the question mark", "DATABASE_URL", "postgres:///hours?host=/run&user=hr&password=hr", "=hr"],
  ["one of nobody", "REDIS_URL", "rediss://:changeme@counts:6379", "changeme"],
  ["that of the server's own name", "REDIS_URL", "redis://default:redis@counts", "redis@"],
] as const)("refuses %s as the password in %s, and does not say it", (_name, variable, url, secret) => {
  const fault = findUrlPasswordFault(variable, url);
  expect(fault).toMatchObject({ file: variable, key: "password" });
  expect(fault?.found).not.toContain(secret);
  expect(() => refuseUrlPassword(variable, url, false)).toThrow(`${variable}: password`);
  expect(() => refuseUrlPassword(variable, url, true)).not.toThrow();
});

it.each([
  undefined,
  "",
  "no url",
  "postgres://hr@db/hours",
  "postgres:///hours?host=/run",
  "postgres://hr:8%ra-Tm@db/hours",
  "redis://counts:6379",
  "/run/redis.sock",
])("takes %s", (url) => expect(findUrlPasswordFault("DATABASE_URL", url)).toBe(undefined));

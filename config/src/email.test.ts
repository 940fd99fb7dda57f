import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../test/folder.ts";
import { readDirectoryConfig } from "./directory-config.ts";

const EMAIL = { host: "mail.example.org", from: "attendance@example.org" };

function read(email: unknown, files: Readonly<Record<string, string>> = {}, more: object = {}) {
  const dir = writeFolder({ ...ORGANISATION, ...more, email }, { "riyadh.json": PLACE });
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
    return readDirectoryConfig(dir).email;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

it("sends no mail where no server is named", () => {
  expect(read(undefined)).toBeUndefined();
});

it("secures the connection, by the port that goes with it, unless it is told otherwise", () => {
  const common = { host: "mail.example.org", from: "attendance@example.org", login: null };
  expect(read(EMAIL)).toEqual({ ...common, security: "STARTTLS", port: 587 });
  expect(read({ ...EMAIL, security: "TLS" })).toEqual({ ...common, security: "TLS", port: 465 });
  expect(read({ ...EMAIL, security: "NONE", port: 25 })).toEqual({ ...common, security: "NONE", port: 25 });
});

it("reads the password from its file", () => {
  const email = { ...EMAIL, user: "attendance", passwordFile: "smtp-password" };
  expect(read(email, { "smtp-password": "opensesame\n" })?.login).toEqual({
    user: "attendance",
    password: "opensesame",
  });
});

it.each(["changeme", "Attendance"])("refuses %s as the password, but in a demo, and does not say it", (password) => {
  const email = { ...EMAIL, user: "attendance", passwordFile: "smtp-password" };
  const files = { "smtp-password": `${password}\n` };
  expect(() => read(email, files)).toThrow(/email\.passwordFile.*everybody tries first/);
  expect(() => read(email, files)).not.toThrow(password);
  expect(read(email, files, { demo: true })?.login?.password).toBe(password);
});

it.each([
  ["without a sender", { host: "mail.example.org" }, /email\.from/],
  ["from what is no address", { ...EMAIL, from: "attendance" }, /email\.from.*an e-mail address/],
  ["with a user and no password", { ...EMAIL, user: "a" }, /`user` and `passwordFile` together/],
  ["with a password in plain text", { ...EMAIL, security: "NONE", user: "a", passwordFile: "x" }, /TLS or STARTTLS/],
  ["with a password's file that is not there", { ...EMAIL, user: "a", passwordFile: "x" }, /email\.passwordFile/],
  ["with a password in the file of the organisation", { ...EMAIL, user: "a", password: "opensesame" }, /password/],
])("refuses a mail server %s", (_name, email, message) => {
  expect(() => read(email)).toThrow(message);
});

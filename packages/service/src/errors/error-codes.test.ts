import { ApolloServerErrorCode } from "@apollo/server/errors";
import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ERROR_CODES, isErrorCode } from "./error-codes.ts";

const ROOT = new URL("../../../..", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), "utf8");

/** What tests over sockets and processes say of codes; this file is none of them. */
const DRIVEN = globSync("{tests,router/test,packages/sdk/test}/**/*.test.ts", { cwd: ROOT }).map(read).join("\n");

it.each(Object.keys(ERROR_CODES))("has a test that meets %s", (code) => {
  expect(DRIVEN.includes(`"${code}"`) || DRIVEN.includes(`ERROR_CODES.${code}.`)).toBe(true);
});

it("holds each code that Apollo Server gives, but for queries that no server here keeps", () => {
  const unlisted = Object.values(ApolloServerErrorCode).filter((code) => !isErrorCode(code));
  expect(unlisted).toEqual(["PERSISTED_QUERY_NOT_FOUND"]);
});

it.each(["en", "ar"])("has words in %s for each code that say what it means or what to do", (language) => {
  const { errors } = JSON.parse(read(`web/messages/${language}/failures.json`));
  for (const code of Object.keys(ERROR_CODES))
    expect([code, errors[code]]).toEqual([code, expect.stringMatching(/\S{2,} /)]);
});

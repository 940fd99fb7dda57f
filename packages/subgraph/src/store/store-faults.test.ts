import { expect, it } from "vitest";
import { orRefuse, toRefusal } from "./store-faults.ts";

const coded = (code: string) => Object.assign(new Error("no"), { code });

it.each([
  ["SQLITE_FULL", "FULL"],
  ["53100", "FULL"],
  ["22021", "TEXT"],
  ["57014", "TOO_LONG"],
  ["57P01", "AWAY"],
  ["57P03", "AWAY"],
  ["08006", "AWAY"],
  ["ECONNREFUSED", "AWAY"],
  ["ECONNRESET", "AWAY"],
  ["23505", undefined],
  ["SQLITE_CONSTRAINT_PRIMARYKEY", undefined],
])("an error with the code %s is %s", (code, refusal) => {
  expect(toRefusal(coded(code))).toBe(refusal);
});

it.each([
  "Connection terminated unexpectedly",
  "Client has encountered a connection error and is not queryable",
  "timeout exceeded when trying to connect",
])("%j, which has no code, is a database that does not answer", (message) => {
  expect(toRefusal(new Error(message))).toBe("AWAY");
});

it("keeps what the database said as the cause of the error that a client sees", async () => {
  const cause = coded("57P01");
  const refused = orRefuse(
    () => Promise.reject(cause),
    (reason) => new Error(reason),
  );
  await expect(refused).rejects.toMatchObject({ message: "AWAY", cause });
});

it("leaves a fault of ours as it is", async () => {
  const fault = new TypeError("no");
  await expect(
    orRefuse(
      () => Promise.reject(fault),
      () => new Error("never"),
    ),
  ).rejects.toBe(fault);
});

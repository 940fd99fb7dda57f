/** Readers that may not be added in the graph. */
import { expect, it } from "vitest";
import { stageAddedReaders } from "./added-readers-stage.ts";

const stage = stageAddedReaders();

const PRIVATE = { allow: ["10.0.0.0/8", "fc00::/7", "169.254.0.0/16"], ports: { from: 4_370, to: 4_379 } };
const REFUSED = [
  ["loopback", { host: "127.0.0.1", port: 4_370 }, "host"],
  ["loopback in another form", { host: "::ffff:127.0.0.1", port: 4_370 }, "host"],
  ["every address", { host: "0.0.0.0", port: 4_370 }, "host"],
  ["the metadata of a cloud", { host: "169.254.169.254", port: 4_370 }, "host"],
  ["the same by its other protocol", { host: "fd00:ec2::254", port: 4_370 }, "host"],
  ["the same in another form", { host: "::ffff:169.254.169.254", port: 4_370 }, "host"],
  ["a public address", { host: "203.0.113.9", port: 4_370 }, "host"],
  ["a name", { host: "localhost", port: 4_370 }, "host"],
  ["another port", { host: "10.0.0.9", port: 9_000 }, "port"],
  ["no port", { host: "10.0.0.9", port: 0 }, "port"],
  ["an id that is none", { host: "10.0.0.9", port: 4_370, id: "../x" }, "id"],
  ["an empty name", { host: "10.0.0.9", port: 4_370, name: "" }, "name"],
  ["a comm key that is none", { host: "10.0.0.9", port: 4_370, commKey: -5 }, "commKey"],
  ["a date that is none", { host: "10.0.0.9", port: 4_370, since: "soon" }, "since"],
  ["too many seconds", { host: "10.0.0.9", port: 4_370, pollSeconds: -1 }, "pollSeconds"],
] as const;
it("are refused, before anything is asked, at an address or a port that they may not have, and with a word that is none", async () => {
  const on = stage.current;
  await on.restart({ addReaders: PRIVATE });
  for (const [what, input, argument] of REFUSED) {
    const { errors, data } = await on.add(input);
    const { code, argument: named } = errors[0]?.extensions ?? {};
    expect([what, code, named]).toEqual([what, "BAD_USER_INPUT", `input.${argument}`]);
    expect(data?.addDevice ?? null).toBeNull();
  }
});

it("are told where they may be, in words and as a list, where they may not be somewhere", async () => {
  const on = stage.current;
  await on.restart({ addReaders: PRIVATE });
  const refusalOf = async (at: object) => (await on.add(at)).errors[0];
  expect(await refusalOf({ host: "203.0.113.9", port: 4_370 })).toMatchObject({
    message: expect.stringContaining("10.0.0.0/8, fc00::/7"),
    extensions: { reason: "ADDRESS_NOT_ALLOWED", allowed: PRIVATE.allow },
  });
  expect(await refusalOf({ host: "10.0.0.9", port: 9_000 })).toMatchObject({
    extensions: { reason: "PORT_NOT_ALLOWED", allowed: ["4370–4379"] },
  });
});

it("are added and changed by nobody who may not", async () => {
  const on = stage.current;
  const { errors } = await on.ask(
    "mutation($input: AddDeviceInput!) { addDevice(input: $input) { job { id } } }",
    { input: on.toInput({ id: "x" }) },
    "HR",
  );
  expect(errors[0]?.extensions["code"]).toBe("FORBIDDEN");
});

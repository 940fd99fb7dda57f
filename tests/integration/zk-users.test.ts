/** Users of a reader over real sockets. */
import { readUsers } from "@biometricflow/zk/client/read-users";
import { expect, it } from "vitest";
import { codeOf, connectTo, readerWith, words } from "./zk-scripted-peer.ts";

function longUser(slot: number, pin: string): Buffer {
  const user = Buffer.alloc(72);
  user.writeUInt16LE(slot, 0);
  user.write("secret", 3);
  user.write(`name of ${pin}`, 11);
  user.write(pin, 48);
  return user;
}

function shortUser(slot: number, pin: number): Buffer {
  const user = Buffer.alloc(28);
  user.writeUInt16LE(slot, 0);
  user.write("n", 8);
  user.writeUInt32LE(pin, 24);
  return user;
}

const NOBODY = { privilegeCode: 0, isDisabled: false, cardNumber: 0 };

it("reads users of several chunks whole, without their passwords", async () => {
  const users = Array.from({ length: 2_000 }, (_, n) => longUser(n + 1, `0${n}`));
  const { reader, peer } = await connectTo(readerWith(users));
  const list = await readUsers(reader);
  expect(list).toMatchObject({ reportedCount: 2_000, blankPositions: [], nameBytes: [24] });
  expect(list.users).toEqual(users.map((_, n) => ({ ...NOBODY, slot: n + 1, pin: `0${n}`, name: `name of 0${n}` })));
  expect(JSON.stringify(list)).not.toContain("secret");
  expect(peer.requests.filter(({ command }) => command === 1504)).toHaveLength(3);
  expect(peer.requests.find(({ command }) => command === 1503)?.data.toString("hex")).toBe("0109000500000000000000");
});

it("reads users of the short form", async () => {
  const { reader } = await connectTo(readerWith([shortUser(7, 1042)]));
  const { users, nameBytes } = await readUsers(reader);
  expect(users).toEqual([{ ...NOBODY, slot: 7, pin: "1042", name: "n" }]);
  expect(nameBytes).toEqual([8]);
});

it("reads nobody from a reader without users", async () => {
  const { reader } = await connectTo(readerWith([]));
  const nobody = { users: [], blankPositions: [], unreadablePositions: [], reportedCount: 0, nameBytes: [] };
  expect(await readUsers(reader)).toEqual(nobody);
});

it.each([
  ["a list whose announced and sent sizes differ", [words(76, 0), words(72)], "DEVICE_PROTOCOL_ERROR"],
  ["users of no known size", [words(45), Buffer.concat([words(41), Buffer.alloc(41, 1)])], "DEVICE_PROTOCOL_ERROR"],
] as const)("gives no users at all for %s", async (_name, [announced, sent], code) => {
  const { reader } = await connectTo(
    readerWith([longUser(1, "1")], ({ command }) =>
      command === 1503
        ? [{ command: 1500, data: announced }, { command: 1501, data: sent }, { command: 2000 }]
        : undefined,
    ),
  );
  await expect(readUsers(reader)).rejects.toEqual(codeOf(code));
});

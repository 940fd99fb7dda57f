/** What somebody enters as the address of a reader: the place connects there. */
import { createSocket } from "node:dgram";
import { createServer, type Server } from "node:net";
import { ROLES } from "@biometricflow/service/identity/role";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodePacket, encodePacket } from "../../../packages/zk/src/codec/packet.ts";
import { findFreePort } from "../../e2e/harness/free-ports.ts";
import { stageAddedReaders } from "../added-readers-stage.ts";

const stage = stageAddedReaders();
/** As wide as a careless configuration: what is this machine's or a link's must be named by itself. */
const WIDE = { allow: ["0.0.0.0/0", "::/0"], ports: { from: 1_024, to: 32_767 } };
const PLANTED = "SSH-2.0-PLANTED_BANNER\r\n";

let victim: Server;
let port: number;
let visits: number;
beforeEach(async () => {
  visits = 0;
  port = await findFreePort();
  victim = createServer((socket) => {
    visits++;
    socket.on("error", () => undefined);
    socket.resume();
    socket.end(PLANTED);
  });
  await new Promise<void>((resolve) => victim.listen(port, "127.0.0.1", resolve));
});
afterEach(() => void victim.close());

const HOSTS = [
  ...[
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.0.0.１",
    "localhost",
    "127.0.0.1.nip.example",
  ],
  ...["::1", "[::1]", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::1%lo"],
  ...[
    "0.0.0.0",
    "::",
    "169.254.169.254",
    "::ffff:a9fe:a9fe",
    "fd00:ec2::254",
    "100.100.100.200",
    "fe80::1%lo",
    "fe80::1",
  ],
  ...[
    "224.0.0.1",
    "255.255.255.255",
    "ff02::1",
    "127.0.0.1 ",
    "10.0.0.1@127.0.0.1",
    "127.0.0.1/",
    "",
    "127.0.0.1\u0000",
  ],
];

it("is refused with its code by addDevice and updateDevice where it is this machine, a link or nobody's, and nobody is asked there", async () => {
  const on = stage.current;
  await on.added();
  await on.restart({ addReaders: WIDE });
  for (const host of HOSTS) {
    const added = await on.add({ id: "other", host, port });
    const { errors } = await on.change("updateDevice", { host, port });
    for (const refusal of [added.errors[0], errors[0]])
      expect([host, refusal?.extensions["code"], refusal?.extensions["argument"]]).toEqual([
        host,
        "BAD_USER_INPUT",
        "input.host",
      ]);
  }
  expect(visits).toBe(0);
});

it.each([22, 443, 5432, 6379, 9000])("is refused at the port %i of others", async (other) => {
  const on = stage.current;
  await on.restart({ addReaders: { allow: ["127.0.0.1"], ports: { from: 4_370, to: 4_379 } } });
  const { errors } = await on.add({ port: other });
  expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", reason: "PORT_NOT_ALLOWED" });
});

it("is entered by nobody but those who may add readers", async () => {
  for (const role of ROLES.filter((each) => each !== "ADMIN" && each !== "PLACE_ADMIN")) {
    const { errors } = await stage.current.ask(
      "mutation($input: AddDeviceInput!) { addDevice(input: $input) { job { id } } }",
      { input: stage.current.toInput({ id: "x", port }) },
      role,
    );
    expect([role, errors[0]?.extensions["code"]]).toEqual([role, "FORBIDDEN"]);
  }
  expect(visits).toBe(0);
});

describe("what listens there and is no reader", () => {
  const expectUntold = (word: string) => {
    for (const said of stage.current.answers) expect(said).not.toContain(word);
  };

  it("is not repeated in what the job says, by connection", async () => {
    const job = await stage.current.added({ port });
    expect([job.state, job.fault?.code]).toEqual(["FAILED", "DEVICE_PROTOCOL_ERROR"]);
    expect(visits).toBeGreaterThan(0);
    for (const encoding of ["hex", "base64", "latin1"] as const)
      expectUntold(Buffer.from("SSH-2").toString(encoding).replace(/=+$/, ""));
    expectUntold(String(Buffer.from(PLANTED).readUInt32LE(0)));
  });

  it("is not repeated in what the job says, by datagrams", async () => {
    const socket = createSocket("udp4");
    const planted = 0x4242;
    socket.on("message", (bytes, { port: from, address }) => {
      const { sessionId, replyId, data } = decodePacket(bytes);
      socket.send(encodePacket({ command: planted, sessionId, replyId, data }), from, address);
    });
    await new Promise<void>((resolve) => socket.bind(port, "127.0.0.1", resolve));
    try {
      const job = await stage.current.added({ port, transport: "UDP" });
      expect([job.state, job.fault?.code]).toEqual(["FAILED", "DEVICE_UNSUPPORTED_FIRMWARE"]);
      expectUntold(String(planted));
    } finally {
      socket.close();
    }
  });
});

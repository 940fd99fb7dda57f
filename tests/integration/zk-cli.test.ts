/** The command line as a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { DEVICE_ACTIONS } from "@biometricflow/zk/client/device-actions";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { expect, it, vi } from "vitest";
import { SESSION, ROWS, words, frame, startPeer, readerWith, rowOf, eventOf, open } from "./zk-scripted-peer.ts";

const CLI = fileURLToPath(new URL("../../packages/zk/src/cli.ts", import.meta.url));

async function runCli(args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const text = { stdout: "", stderr: "" };
  child.stdout.on("data", (bytes: Buffer) => (text.stdout += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (text.stderr += bytes.toString()));
  const [code]: unknown[] = await once(child, "close");
  return { code, ...text };
}

const at = (port: number): readonly string[] => ["--host", "127.0.0.1", "--port", String(port)];

it("prints a log as one JSON object a line", async () => {
  const unreadable = rowOf(1);
  unreadable.fill(0xff, 27, 31);
  const rows = [...ROWS, unreadable, Buffer.alloc(40)];
  const peer = await startPeer(readerWith(rows));
  const { code, stdout, stderr } = await runCli(["log", ...at(peer.port), "--json"]);
  const lines = stdout.trimEnd().split("\n");
  expect({ code, lines: lines.length }).toEqual({ code: 0, lines: 5_001 });
  expect(JSON.parse(lines[4_999] ?? "")).toEqual({
    userId: "1004999",
    time: "2018-06-25T17:50:35",
    verify: 7,
    punch: 1,
    raw: ROWS[4_999]?.toString("hex"),
  });
  expect(JSON.parse(lines[5_000] ?? "")).toMatchObject({ userId: "1000001", time: null });
  expect(JSON.parse(stderr)).toMatchObject({ warning: { code: "BLANK_SLOTS", count: 1 } });
});

it("prints what a reader tells of itself where it refuses, garbles or withholds the rest", async () => {
  const peer = await startPeer(({ command, data }) => {
    if (command === 11 && data.toString("latin1").startsWith("~SerialNumber")) {
      return [{ command: 2000, data: Buffer.from("~SerialNumber=AF1\0") }];
    }
    if (command === 11) return [{ command: 2000, data: Buffer.from("~SerialNumber=AF1\0") }];
    if (command === 50) return [{ command: 4989 }];
    return command === 201 ? undefined : [{ command: 2000 }];
  });
  const { code, stdout } = await runCli(["info", ...at(peer.port), "--json", "--timeout-ms", "300"]);
  expect(code).toBe(0);
  expect(Object.entries(JSON.parse(stdout)).filter(([, value]) => value !== null)).toEqual([["serialNumber", "AF1"]]);
});

it("prints who a reader is", async () => {
  const peer = await startPeer(
    readerWith(ROWS, ({ command, data }) => {
      if (command === 1100) return [{ command: 2000, data: Buffer.from("Ver 6.60\0") }];
      if (command === 201) return [{ command: 2000, data: words(0x2368b36b) }];
      if (command !== 11) return undefined;
      return [{ command: 2000, data: Buffer.from(`${data.toString("latin1").replace("\0", "")}=x\0`) }];
    }),
  );
  const { code, stdout } = await runCli(["info", ...at(peer.port), "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    serialNumber: "x",
    model: "x",
    platform: "x",
    firmware: "Ver 6.60",
    time: "2018-06-25T17:50:35",
    users: 5_000,
    punches: 5_000,
    capacity: 100_000,
  });
});

it("prints each punch while it happens and ends by an interrupt", async () => {
  const peer = await startPeer(readerWith([]));
  const child = spawn(process.execPath, [CLI, "live", ...at(peer.port), "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  open.push({ close: () => void child.kill("SIGKILL") });
  await vi.waitFor(() => expect(peer.requests.map(({ command }) => command)).toContain(500));
  const firstLine = once(createInterface(child.stdout), "line");
  peer.sendRaw(frame(eventOf("0042"), { sessionId: SESSION, replyId: 0 }));
  const [line]: unknown[] = await firstLine;
  expect(JSON.parse(String(line))).toMatchObject({ userId: "0042", time: "2024-02-29T08:05:59", verify: 1, punch: 0 });
  child.kill("SIGINT");
  expect(await once(child, "close")).toEqual([0, null]);
});

it("ends quietly when the reader of its output goes away", async () => {
  const peer = await startPeer(readerWith(ROWS));
  const child = spawn(process.execPath, [CLI, "log", ...at(peer.port), "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (bytes: Buffer) => (stderr += bytes.toString()));
  child.stdout.destroy();
  expect(await once(child, "close")).toEqual([0, null]);
  expect(stderr).toBe("");
});

it("exits with 1 and a code when the reader cannot be asked, with 2 on bad usage", async () => {
  const peer = await startPeer(() => [{ command: 2005 }]);
  const refused = await runCli(["log", ...at(peer.port), "--key", "999", "--json"]);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  const action = DEVICE_ACTIONS.DEVICE_AUTH_FAILED;
  expect(JSON.parse(refused.stderr)).toMatchObject({
    error: { code: "DEVICE_AUTH_FAILED", step: "AUTHENTICATE", action },
  });
  const plain = await runCli(["info", ...at(peer.port)]);
  expect(plain.code).toBe(1);
  expect(plain.stderr.split("\n")).toEqual([
    "DEVICE_AUTH_FAILED: the reader refused the comm key",
    "step: AUTHENTICATE",
    `action: ${action}`,
    "",
  ]);
  const unusable = await runCli(["log", ...at(peer.port), "--key", "secret", "--json"]);
  expect(unusable).toMatchObject({ code: 2, stdout: "" });
  expect(unusable.stderr).not.toContain("secret");
});

it("prints who is enrolled, and how far the clock is off, and sets it", async () => {
  const simulator = createReaderSimulator({
    serialNumber: "C1",
    timeZone: "Asia/Riyadh",
    users: [{ uid: 3, userId: "1042", name: "عمر", privilege: 14, card: 77, password: "4711" }],
  });
  await simulator.start();
  try {
    const users = await runCli(["users", ...at(simulator.address.port), "--json"]);
    expect(JSON.parse(users.stdout)).toMatchObject({ slot: 3, pin: "1042", name: "عمر", cardNumber: 77 });
    expect(users.stdout).not.toContain("4711");
    const zone = ["--zone", "Asia/Riyadh", "--json"];
    const time = await runCli(["time", ...at(simulator.address.port), ...zone]);
    expect(Math.abs(JSON.parse(time.stdout).aheadSeconds)).toBeLessThan(60);
    const set = await runCli(["set-time", ...at(simulator.address.port), "--at", "2031-05-06T07:08:09", ...zone]);
    expect(JSON.parse(set.stdout)).toMatchObject({ after: expect.stringContaining("2031-05-06T07:08") });
    const ahead = await runCli(["time", ...at(simulator.address.port), ...zone]);
    expect(JSON.parse(ahead.stdout).aheadSeconds).toBeGreaterThan(86_400);
  } finally {
    await simulator.stop();
  }
});

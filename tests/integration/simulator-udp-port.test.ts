/** A simulated reader whose port is another's by UDP. */
import { createSocket, Socket } from "node:dgram";
import { connect } from "node:net";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, expect, it, vi } from "vitest";
import { findFreePort } from "../e2e/harness/free-ports.ts";

const others: Socket[] = [];
let simulator: ReaderSimulator;
afterEach(async () => {
  vi.restoreAllMocks();
  await simulator.stop();
  for (const other of others.splice(0)) await new Promise<void>((resolve) => other.close(() => resolve()));
});

/** Somebody else has a port by UDP a moment before the next one who asks for it. */
function takeNextPort(): void {
  vi.spyOn(Socket.prototype, "bind").mockImplementationOnce(function (this: Socket, ...[port, host]: unknown[]) {
    const other = createSocket("udp4");
    others.push(other);
    other.bind(Number(port), String(host), () => this.bind(Number(port), String(host)));
    return this;
  });
}

const start = async (port?: number) => {
  simulator = createReaderSimulator({ serialNumber: "UDP2", hasUdp: true, ...(port === undefined ? {} : { port }) });
  await simulator.start();
};

it("listens at another port where any will do", async () => {
  takeNextPort();
  await start();
  expect(simulator.address.port).not.toBe(others[0]?.address().port);
  expect(simulator.address.port).toBeGreaterThan(0);
});

it("does not start, and holds nothing, where it was asked for that port", async () => {
  takeNextPort();
  const port = await findFreePort();
  await expect(start(port)).rejects.toMatchObject({ code: "EADDRINUSE" });
  const code = await new Promise((resolve) => {
    connect(port, "127.0.0.1").once("error", (error) => resolve(Reflect.get(error, "code")));
  });
  expect(code).toBe("ECONNREFUSED");
});

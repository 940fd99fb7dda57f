import { createServer } from "node:net";
import { expect, it } from "vitest";
import { findFreePorts } from "../e2e/harness/free-ports.ts";

it("gives organisations that start side by side different ports, before either has opened its own", async () => {
  const given = await Promise.all([findFreePorts(12), findFreePorts(8), findFreePorts(12), findFreePorts(30)]);
  const ports = given.flat();
  expect(new Set(ports).size).toBe(62);
});

it("goes round and round in its block, past a port that is open", async () => {
  const [open = 0] = await findFreePorts(1);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port: open, host: "127.0.0.1", exclusive: true }, resolve));
  try {
    const given: number[] = [];
    for (let round = 0; round < 40; round++) given.push(...(await findFreePorts(20)));
    expect(new Set(given).size).toBeLessThan(given.length);
    expect(given).not.toContain(open);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

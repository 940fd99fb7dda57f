import { createServer } from "node:net";
import { isFree } from "../../../scripts/supervisor/ports.ts";

const HOST = "127.0.0.1";
const LOWEST = 20_000;
const HIGHEST = 32_000; // above begins the range the kernel hands out to others
const BLOCK = 240;
const TRIES = 50;

let block: Promise<number> | undefined;
let next = 0;

/**
 * Finds `count` ports in a row that are free now, that no other test process takes, and that this one was not given a moment
 * ago: who was given them may not have opened them yet.
 */
export async function findFreePorts(count: number): Promise<readonly number[]> {
  block ??= claimBlock();
  const guard = await block;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const ports = takeNext(guard, count);
    const free = await Promise.all(ports.map((port) => isFree(port, HOST)));
    if (free.every(Boolean)) return ports;
  }
  throw new Error(`no ${count} free ports in a row behind ${guard}`);
}

/** Finds one, in the same way. */
export async function findFreePort(): Promise<number> {
  const [port = 0] = await findFreePorts(1);
  return port;
}

/** Round and round through the block: a port is given again when all others were. */
function takeNext(guard: number, count: number): readonly number[] {
  if (next + count > BLOCK - 1) next = 0;
  const first = guard + 1 + next;
  next += count;
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Takes a block of ports for this process alone: it listens on the first of them until it ends. */
async function claimBlock(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const guard = LOWEST + BLOCK * Math.floor(Math.random() * ((HIGHEST - LOWEST) / BLOCK));
    if (await holds(guard)) return guard;
  }
  throw new Error(`no block of ports is free between ${LOWEST} and ${HIGHEST}`);
}

function holds(port: number): Promise<boolean> {
  const server = createServer().unref();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ port, host: HOST, exclusive: true }, () => resolve(true));
  });
}

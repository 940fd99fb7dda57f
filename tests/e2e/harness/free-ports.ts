import { isFree } from "../../../scripts/supervisor/ports.ts";

const LOWEST = 20_000;
const HIGHEST = 32_000; // above begins the range the kernel hands out to others
const TRIES = 50;

/** Finds `count` ports in a row that are free now. */
export async function findFreePorts(count: number): Promise<readonly number[]> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const first = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST - count));
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(ports.map((port) => isFree(port, "127.0.0.1")));
    if (free.every(Boolean)) return ports;
  }
  throw new Error(`no ${count} free ports in a row between ${LOWEST} and ${HIGHEST}`);
}

/** A reader behind a line that is slow and loses some of what is sent, in virtual time. */
import { expect, it } from "vitest";
import { toCompleteness } from "../../subgraphs/place/src/domain/completeness.ts";
import { checkArrived } from "./checks.ts";
import { World } from "./world.ts";

const ROWS = 100_000;
const MINUTE_MS = 60_000;

it("reads a log of 100,000 rows whole, at the first try, by datagrams that take 300 ms each way and of which one in a hundred is lost", async () => {
  const options = { capacity: 2 * ROWS };
  const world = new World({
    seed: "slow",
    readers: [{ kind: "PULL", rows: ROWS, isUdp: true, mode: "LIVE", options }],
  });
  const reader = world.pull();
  reader.link.delayMs = 300;
  const lose = () => reader.fault({ kind: "lossyNetwork", count: 10 });
  await world.live(async () => {
    const read = () => world.place.ledger.readDevice(reader.id);
    const isWhole = async () => toCompleteness(await read(), Date.now()).verdict === "COMPLETE";
    for (let tens = 0; tens < 12 && !(await isWhole()); tens++) await world.time.pass(10 * MINUTE_MS);
    await checkArrived(world, reader);
    const { proof, rowsStored } = await read();
    expect({ rowsStored, rowsRead: proof?.rowsRead }).toEqual({ rowsStored: ROWS, rowsRead: ROWS });
    expect([...world.codes]).toEqual([]);
  }, lose);
}, 600_000); // seconds alone on a good machine; nothing passes or fails by time

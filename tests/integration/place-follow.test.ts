import { once } from "node:events";
import { createServer } from "node:net";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { FIND_LIMITS } from "../../subgraphs/place/src/collector/finding/reader-finder.ts";
import { failed, type FollowStage, online, openFollowStage, toHost } from "./follow-stage.ts";
import { eventually, type TestPlace } from "./place-harness.ts";

const RANGE = [1, 2, 3, 4, 5, 6].map(toHost);
const [HERE = "", THERE = ""] = RANGE;
const at = (second: number) => `2026-03-01T08:00:0${second}`;

let stage: FollowStage;

beforeEach(async () => {
  stage = await openFollowStage();
});

/** Something that is no reader listens there. @returns how often it was called */
async function listen(host: string): Promise<() => number> {
  let calls = 0;
  const server = createServer((socket) => {
    calls++;
    socket.on("error", () => undefined);
    onTestFinished(() => void socket.destroy());
  }).listen(stage.port, host);
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return () => calls;
}

async function listRows(place: TestPlace): Promise<readonly string[]> {
  const punches = await place.ledger.listPunches({}, { limit: 100, after: undefined, isDescending: false });
  return punches.map(({ pin, localTime, copies }) => `${pin} ${localTime} ${copies}`);
}

const said = (deed: string) => stage.said.filter((fields) => fields["deed"] === deed);

/** A reader that was known at the first address and hangs at another one now, with two punches more. */
async function moveReader(host: string, plan: Parameters<FollowStage["startPlace"]>[1] = {}): Promise<TestPlace> {
  const options = { hasUdp: plan.transport === "udp", commKey: plan.commKey ?? 0 };
  const before = await stage.hang(HERE, "SN1", options);
  before.control.punch({ pin: "1042", at: at(1) });
  const place = await stage.startPlace([HERE], plan);
  await online(place);
  await before.stop();
  before.control.punch({ pin: "1042", at: at(2) });
  await failed(place, "gate-1", "DEVICE_REFUSED");
  await stage.hang(host, "SN1", options);
  return place;
}

it.each(["tcp", "udp"] as const)(
  "follows a reader by %s to another address of the range, and takes what was punched meanwhile once",
  async (transport) => {
    const place = await moveReader(toHost(4), { transport, commKey: 4711 });
    stage.find(place, RANGE);
    await stage.look();
    await online(place);
    expect(await listRows(place)).toEqual([`1042 ${at(1)} 1`, `1042 ${at(2)} 1`]);
    const [before, after] = [`${HERE}:${stage.port}`, `${toHost(4)}:${stage.port}`];
    expect(said("followReader")).toEqual([expect.objectContaining({ readerId: "gate-1", before, after })]);
    const device = await place.ledger.readDevice("gate-1");
    expect([device.gapClosedMs, device.gapRows, device.fault]).toEqual([expect.any(Number), 1, undefined]);
    const { data } = await place.query(
      '{ device(id: "riyadh/gate-1") { address foundAddress { enteredAddress at } } }',
    );
    const foundAddress = { enteredAddress: before, at: expect.stringMatching(/Z$/) };
    expect(data).toEqual({ device: { address: after, foundAddress } });
  },
);

it("visits a reader after a restart where it was found, and where another address is entered there", async () => {
  const place = await moveReader(THERE);
  const stop = stage.find(place, RANGE);
  await stage.look();
  await online(place);
  await stop();
  await place.stop();
  const restarted = await stage.startPlace([HERE]);
  await online(restarted);
  expect((await restarted.ledger.readDevice("gate-1")).address).toBe(`${THERE}:${stage.port}`);
  await restarted.stop();
  const entered = await stage.startPlace([toHost(6)]);
  await failed(entered, "gate-1", "DEVICE_REFUSED");
  const { address, found } = await entered.ledger.readDevice("gate-1");
  expect([address, found]).toEqual([`${toHost(6)}:${stage.port}`, undefined]);
});

it("takes a reader back at the address that was entered, once it is away from where it was found", async () => {
  const place = await moveReader(THERE);
  stage.find(place, [THERE]);
  await stage.look();
  await online(place);
  const found = await stage.hang(HERE, "SN1");
  await stage.takeDown(THERE);
  await failed(place, "gate-1", "DEVICE_REFUSED");
  stage.laterMs += FIND_LIMITS.again.lastMs;
  await stage.look();
  await online(place);
  found.control.punch({ pin: "1042", at: at(3) });
  await eventually(async () => (await listRows(place)).length === 3, "the punch there");
  expect(await place.ledger.readDevice("gate-1")).toMatchObject({ address: `${HERE}:${stage.port}` });
  expect((await place.ledger.readDevice("gate-1")).found).toBeUndefined();
});

it("finds two readers that were exchanged at each other's address, where nobody may be asked else", async () => {
  const decoy = await listen(toHost(3));
  const first = await stage.hang(HERE, "SN1");
  const second = await stage.hang(THERE, "SN2");
  first.control.punch({ pin: "1042", at: at(1) });
  second.control.punch({ pin: "1042", at: at(2) });
  const place = await stage.startPlace([HERE, THERE]);
  for (const readerId of ["gate-1", "gate-2"]) await online(place, readerId);
  stage.find(place, []);
  await Promise.all([first.stop(), second.stop()]);
  for (const readerId of ["gate-1", "gate-2"]) await failed(place, readerId, "DEVICE_REFUSED");
  await stage.hang(THERE, "SN1");
  await stage.hang(HERE, "SN2");
  for (const readerId of ["gate-1", "gate-2"]) await failed(place, readerId, "DEVICE_DUPLICATE");
  await eventually(() => !RANGE.some((host) => place.readers.isOpenAt(`${host}:${stage.port}`)), "both are left");
  await stage.look();
  for (const readerId of ["gate-1", "gate-2"]) await online(place, readerId);
  expect(await listRows(place)).toEqual([`1042 ${at(1)} 1`, `1042 ${at(2)} 1`]);
  const [one, two] = [await place.ledger.readDevice("gate-1"), await place.ledger.readDevice("gate-2")];
  expect([one.address, two.address]).toEqual([`${THERE}:${stage.port}`, `${HERE}:${stage.port}`]);
  await eventually(async () => {
    const devices = await place.ledger.listDevices();
    return devices.every(({ duplicate }) => duplicate === undefined);
  }, "neither is marked any more");
  expect(decoy()).toBe(0);
});

it("never takes a reader of another serial number", async () => {
  const place = await moveReader(toHost(9));
  const other = await stage.hang(THERE, "SN2");
  other.control.punch({ pin: "1042", at: at(5) });
  stage.find(place, RANGE);
  await stage.look();
  expect(stage.asked).toContain(`${THERE}:${stage.port}`);
  expect([await listRows(place), said("followReader")]).toEqual([[`1042 ${at(1)} 1`], []]);
  expect((await place.ledger.readDevice("gate-1")).found).toBeUndefined();
});

it("follows none of two that state the serial number, and says where they are", async () => {
  const place = await moveReader(THERE);
  await stage.hang(toHost(3), "SN1");
  stage.find(place, RANGE);
  await stage.look();
  const addresses = [THERE, toHost(3)].map((host) => `${host}:${stage.port}`);
  expect(said("followReader")).toEqual([expect.objectContaining({ code: "DEVICE_DUPLICATE", addresses })]);
  expect((await place.ledger.readDevice("gate-1")).found).toBeUndefined();
});

it("asks nobody where the configuration names no addresses", async () => {
  const place = await moveReader(THERE);
  const decoy = await listen(toHost(3));
  stage.find(place, []);
  for (let round = 0; round < 3; round++) {
    await stage.look();
    stage.laterMs += FIND_LIMITS.again.lastMs;
  }
  expect([decoy(), stage.asked, (await place.ledger.readDevice("gate-1")).status]).toEqual([0, [], "OFFLINE"]);
});

it("asks eight addresses at once at most, and each once, though they say nothing", async () => {
  const place = await moveReader(THERE);
  const hosts = Array.from({ length: 24 }, (_, index) => toHost(20 + index));
  const decoys = await Promise.all(hosts.map(listen));
  stage.find(place, [...hosts, THERE]);
  await stage.look();
  await online(place);
  expect([stage.mostAtOnce, decoys.map((calls) => calls())]).toEqual([8, hosts.map(() => 1)]);
});

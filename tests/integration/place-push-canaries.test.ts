/** Keys, passwords, cards, templates and photos of readers that push: in no log, no answer and no file of the place. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { callServer } from "@biometricflow/reader-simulator/push/push-http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir } from "./place-harness.ts";
import { openPushGraph } from "./push-graph.ts";
import { makeRows, PUSH_GATE, type PushStage, startPushStage } from "./push-stage.ts";

const KEY = 918_273_645;
const PASSWORD = "PW-canary-4711";
const CARD = "3141592653";
/** What a canary is, and what it looks like wherever it would turn up. */
const CANARIES = {
  ...{ "comm key": String(KEY), "another key": "KEY-canary-55", password: PASSWORD, "new password": "PW-canary-0815" },
  ...{ template: "VEVNUExBVEUtY2FuYXJ5", face: "FACE-canary-77", photo: "PHOTO-canary-88", picture: "PIC-canary-99" },
} as const;

let temp: ReturnType<typeof createTempDir>;
beforeEach(() => {
  temp = createTempDir();
});
afterEach(() => temp.remove());

/** Sends each canary by every way in which firmware sends it, and by some in which none should. */
async function plant({ push }: PushStage, serial: string, answers: string[]): Promise<void> {
  const server = { host: "127.0.0.1", port: push.port };
  const { template, face, photo, picture } = CANARIES;
  const user = `USER PIN=7\tName=Mona\tPri=0\tPasswd=${PASSWORD}\tCard=${CARD}\tGrp=1\tTZ=1\n`;
  const bodies: readonly (readonly [table: string, body: string])[] = [
    [
      "OPERLOG",
      `${user}FP PIN=7\tFID=1\tSize=9\tValid=1\tTMP=${template}\nFACE PIN=7\tTMP=${face}\nUSERPIC PIN=7\tContent=${picture}\n`,
    ],
    ["BIODATA", `BIODATA Pin=7\tNo=0\tTmp=${template}\n`],
    ["ATTPHOTO", `PIN=20260304110000-7.jpg\nSN=${serial}\nsize=9\nCMD=uploadphoto\0${photo}`],
    ["BIOPHOTO", `BIOPHOTO PIN=7\tContent=${photo}\n`],
    ["options", `~DeviceName=SimPush,CommPassword=${KEY},Password=${PASSWORD}`],
    ["ATTLOG", `${user}BIODATA Pin=7\tTmp=${template}\n`],
    ["ERRORLOG", `ErrCode=D01E0001\tDataOrigin=dev\tAdditional=${PASSWORD}\n`],
  ];
  for (const [table, body] of bodies)
    answers.push(
      (await callServer(server, { method: "POST", target: `cdata?SN=${serial}&table=${table}`, body })).text,
    );
  const results = `ID=1&Return=0&CMD=DATA\nPasswd=${PASSWORD}\n~CommKey=${KEY}\n`;
  answers.push((await callServer(server, { method: "POST", target: `devicecmd?SN=${serial}`, body: results })).text);
  answers.push((await callServer(server, { method: "POST", target: `fdata?SN=${serial}`, body: photo })).text);
}

const EVERYTHING = `{
  devices(first: 9) { edges { node { id name serialNumber model firmware fault { code message }
    push { unreadableLines orders { id kind state returnCode } } setAsideRows(first: 9) { edges { node { pin } } } } } }
  users(first: 9) { edges { node { pin name } } }
  _entities(representations: [{ __typename: "Place", id: "riyadh" }]) { ... on Place { pushNewcomers { serialNumber address reason lines } } }
}`;

it("keeps, says and logs none of what readers send beside punches", async () => {
  const stage = await startPushStage(temp.dir, { readers: [{ ...PUSH_GATE, commKey: KEY }] });
  const graph = await openPushGraph(temp.dir, stage);
  const answers: string[] = [];
  const stranger = stage.reader({ serialNumber: "NEW1", commKey: CANARIES["another key"] });
  answers.push((await stranger.handshake()).text);
  await plant(stage, "NEW1", answers);
  answers.push((await stage.reader({ commKey: CANARIES["another key"] }).handshake()).text);
  await plant(stage, "PUSH1", answers);
  const gate = stage.reader({
    ...{ commKey: String(KEY), rows: makeRows(3, { minutesAgo: 5 }) },
    people: [{ userId: "7", name: "Mona", card: Number(CARD), password: PASSWORD }],
  });
  answers.push((await gate.handshake()).text);
  await plant(stage, "PUSH1", answers);
  await gate.upload();
  for (let calls = 0; calls < 12; calls++) await gate.poll();
  const people = [{ pin: "7", name: "Mona Salem" }];
  const errand = { signal: new AbortController().signal };
  const changed = stage.push.desk.errands.putPeople("gate-2", people, errand);
  for (let calls = 0; calls < 6; calls++) await gate.poll();
  expect(await changed).toMatchObject([{ outcome: "WRITTEN", after: { unread: ["PASSWORD"] } }]);
  expect(gate.people).toMatchObject([{ name: "Mona Salem", password: PASSWORD, card: Number(CARD) }]);
  const { data, errors } = await graph.ask(EVERYTHING);
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ users: { edges: [{ node: { pin: "7", name: "Mona Salem" } }] } });
  const orders = await stage.push.store.listOrders("gate-2", 99);
  await graph.close();
  await stage.stop();
  const logs = JSON.stringify([stage.infos, stage.warnings]);
  const files = readdirSync(temp.dir).map((name) => readFileSync(join(temp.dir, name), "latin1"));
  const told = JSON.stringify([answers, data, await changed]);
  for (const [what, text] of Object.entries(CANARIES)) {
    expect(`${what} in logs: ${logs.includes(text)}`).toBe(`${what} in logs: false`);
    expect(`${what} in answers: ${told.includes(text)}`).toBe(`${what} in answers: false`);
    expect(`${what} in files: ${files.some((file) => file.includes(text))}`).toBe(`${what} in files: false`);
  }
  // Who may change people is shown the card, and the reader's list of people has it: nothing else has.
  for (const text of [logs, JSON.stringify([answers, data]), JSON.stringify(orders)]) expect(text).not.toContain(CARD);
});

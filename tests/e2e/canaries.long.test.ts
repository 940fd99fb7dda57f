/** What must be told to nobody, in all that a whole organisation answers, shows, logs and keeps. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROLES } from "@biometricflow/service/identity/role";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Asked, askAll, askProcesses, loadPages, subscribeToAll } from "./canaries/canary-asks.ts";
import { signIn } from "./canaries/canary-client.ts";
import { pushPunches, sendInVain, signInAll, useReaders } from "./canaries/canary-deeds.ts";
import { hangScreen } from "./canaries/canary-screen.ts";
import { type CanaryStage, KEYS, openCanaryStage } from "./canaries/canary-stage.ts";
import { findInFiles } from "./harness/own-organisation.ts";
import { STAGE_TIMEOUT_MS } from "./harness/stage.ts";

/** Where some of them are kept, under the data folder: closed to others, and no other file holds one. */
const KEPT: readonly { readonly file: RegExp; readonly what: RegExp; readonly why: string }[] = [
  { file: /^keys\/\w+\.key\.pem$/, what: /^signing key/, why: "opened by the process that signs with it" },
  { file: /^keys\/(identity\.key|operations\.token|dashboard\.proof)$/, what: /^secret/, why: "processes know it" },
  { file: /^directory\/refresh\.key$/, what: /^secret/, why: "the directory derives refresh tokens with it" },
  { file: /^directory\/second-factor\.key$/, what: /^secret/, why: "the directory seals second factors with it" },
  { file: /^directory\/first-accounts\.json$/, what: /^(password of|API key)/, why: "a demo says how to sign in" },
  { file: /^demo\.json$/, what: /^(password of|API key|secret keys.operations)/, why: "so does the supervisor of one" },
];
/** Programs, not people: `feeder-role.test.ts` and `screen-role.test.ts` ask as them. */
const PEOPLE = ROLES.filter((role) => role !== "FEEDER" && role !== "SCREEN");

let stage: CanaryStage;
beforeAll(async () => {
  stage = await openCanaryStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

/** Each file of the data folder that holds one, with its mode and whether it may. */
function findKept(): readonly { readonly line: string; readonly mode: number; readonly isKept: boolean }[] {
  const { dataDir } = stage.organisation;
  return findInFiles(dataDir, stage.watch.canaries).map((found) => {
    const [what = "", file = ""] = found.split(`: ${dataDir}/`);
    const isKept = KEPT.some((kept) => kept.file.test(file) && kept.what.test(what));
    return { line: `${what}: ${file}`, mode: statSync(join(dataDir, file)).mode & 0o777, isKept };
  });
}

function readLogs(): string {
  const dir = join(stage.organisation.dataDir, "logs");
  return readdirSync(dir)
    .map((name) => readFileSync(join(dir, name), "utf8"))
    .join("");
}

it(
  "stand in no answer, page, stream, file, log or figure",
  async () => {
    const { watch, organisation } = stage;
    const everybody = await signInAll(stage, PEOPLE);
    const [admin] = everybody;
    if (admin === undefined) throw new Error("no administrator");
    await pushPunches(stage);
    const jobs = await useReaders(stage, admin);
    await sendInVain(stage, admin);
    await hangScreen(stage, admin);
    const args = {
      job: jobs.map((id) => `(id: "${id}")`),
      device: ["gate-2", "gate-3", "gate-4", "gate-5", "gate-9"].map((id) => `(id: "riyadh/${id}")`),
    };
    const asked: [role: string, asked: Asked][] = [];
    for (const account of everybody) {
      const who = await signIn(stage, account); // a token is good for ten minutes
      asked.push([who.role, await askAll(stage, "query", who, args)]);
      const again = await signIn(stage, account);
      const told = await subscribeToAll(stage, again, {}, () => organisation.punch("riyadh", "gate-1", 2));
      const shown = await loadPages(stage, again, { "/devices/reader": "?id=riyadh/gate-9" });
      if (who.role !== "ADMIN") continue;
      expect([...told]).toEqual(expect.arrayContaining(["punchRecorded", "jobProgress"]));
      expect(shown.length).toBeGreaterThan(15);
    }
    expect(asked.filter(([, { fields }]) => fields.size < 20)).toEqual([]);
    expect(asked[0]?.[1].answers).toBeGreaterThan(60);
    for (const account of everybody.toReversed()) await askAll(stage, "mutation", await signIn(stage, account));
    await askProcesses(stage);

    expect(watch.findTold()).toEqual([]);
    const kept = findKept();
    expect(kept.filter(({ isKept, mode }) => !isKept || mode !== 0o600)).toEqual([]);
    // All of that was searched, and what was searched for is there.
    for (const { file } of KEPT)
      expect([file, kept.some(({ line }) => file.test(line.replace(/^.*: /, "")))]).toEqual([file, true]);
    for (const where of [
      "graph query",
      "graph mutation",
      "page /",
      "page data",
      "stream",
      "process place:riyadh /metrics",
    ])
      expect([where, watch.count(where).characters > 1_000]).toEqual([where, true]);
    for (const where of ["deed job", "push port", "screen", "password link", "wrong operation", "wrong /auth/token"])
      expect([where, watch.count(where).texts > 1]).toEqual([where, true]);
    expect(watch.tells("DEVICE_AUTH_FAILED")).toBe(true); // the wrong keys were offered
    expect(watch.tells("DEVICE_REFUSED")).toBe(true);
    expect(readLogs().match(/"level":20/g)?.length).toBeGreaterThan(50);
    expect(organisation.output).not.toMatch(new RegExp(Object.values(KEYS).join("|")));
  },
  STAGE_TIMEOUT_MS,
);

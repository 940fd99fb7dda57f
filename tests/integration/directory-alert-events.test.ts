import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { createClient } from "graphql-ws";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { openRiyadh, serveRiyadh } from "./directory-feed-stage.ts";
import { ADMIN, createPlace, DirectoryHarness } from "./directory-harness.ts";

interface Event {
  readonly kind: string;
  readonly alertId: string | null;
  readonly about: string | null;
  readonly placeId: string | null;
  readonly deviceId: string | null;
}

let directory: DirectoryHarness;
let ledger: Ledger;
let dir: string;
let stopPlace: () => Promise<void>;
const opened: (() => void | Promise<void>)[] = [];
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-alert-events-"));
  directory = new DirectoryHarness();
  directory.nowMs = Date.now();
  directory.webhooks = { allow: [], pauseMs: 20 };
  ledger = await openRiyadh(dir);
  const served = await serveRiyadh(directory, ledger, 0, () => []);
  stopPlace = served.stop;
  await directory.start([{ ...createPlace("riyadh", 0), urls: [served.url] }, createPlace("cairo", 1)]);
});
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
  await directory.remove();
  await stopPlace();
  await ledger.close();
  rmSync(dir, { recursive: true, force: true });
});

function connect(token: string) {
  const client = createClient({
    url: `${directory.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  opened.push(() => client.dispose());
  return client;
}

/** Follows as the router would for somebody; resolves once the stream has begun. */
async function follow(claims: NewTokenClaims = ADMIN, args = ""): Promise<readonly Event[]> {
  const events: Event[] = [];
  const query = `subscription { alertRaised${args} { kind alertId about placeId deviceId } }`;
  await new Promise<void>((resolve, reject) => {
    const stop = connect(directory.routerToken(claims)).subscribe<{ alertRaised: Event }>(
      { query },
      {
        next: ({ data, errors }) => {
          if (errors !== undefined) return reject(new Error(JSON.stringify(errors)));
          if (data) events.push(data.alertRaised);
          resolve();
        },
        error: (error) => reject(new Error(JSON.stringify(error))),
        complete: () => {},
      },
    );
    opened.push(stop);
  });
  return events;
}

/** What an operation over the socket is answered with, or why it is not. */
const askOver = (token: string, query: string) =>
  new Promise<string>((resolve) => {
    const answer = (value: unknown) =>
      resolve(value instanceof Error ? value.message : (JSON.stringify(value) ?? "closed"));
    connect(token).subscribe({ query }, { next: answer, error: answer, complete: () => {} });
  });

const failSignIn = () => directory.post("/auth/token", { username: "nobody", password: "a wrong password" });
const setRule = (rest: string) =>
  directory.ask(ADMIN, `mutation { setAlertRule(input: { ${rest} }) { rule { kind } } }`);
const RESYNC = { kind: "RESYNC", alertId: null, about: null, placeId: null, deviceId: null };
const OF_RIYADH: NewTokenClaims = { ...ADMIN, places: ["riyadh"] };
const OF_CAIRO: NewTokenClaims = { ...ADMIN, places: ["cairo"] };

describe("what becomes of alerts", () => {
  it("is told as it is kept: raised, acknowledged, over, and another measure is nothing new", async () => {
    const events = await follow();
    expect(events).toEqual([RESYNC]);
    await ledger.recordFacts("gate-2", { driftSeconds: 90 }, "PROOF");
    const about = { about: "CLOCK_DRIFT", placeId: "riyadh", deviceId: "riyadh/gate-2" };
    await expect.poll(() => events.slice(1)).toMatchObject([{ kind: "RAISED", ...about }]);
    const id = events[1]?.alertId ?? "";
    await ledger.recordFacts("gate-2", { driftSeconds: 95 }, "PROOF");
    await directory.ask(ADMIN, `mutation { acknowledgeAlert(input: { id: "${id}" }) { alert { id } } }`);
    await expect.poll(() => events.length).toBe(3);
    await ledger.recordFacts("gate-2", { driftSeconds: 0 }, "PROOF");
    await expect
      .poll(() => events.slice(2))
      .toMatchObject([
        { kind: "ACKNOWLEDGED", alertId: id, ...about },
        { kind: "RESOLVED", alertId: id, ...about },
      ]);
  });

  it("is told of the viewer's places and of those that are asked for, and of the organisation to whoever sees all of it", async () => {
    const [all, riyadh, cairo, asked] = [
      await follow(),
      await follow(OF_RIYADH),
      await follow(OF_CAIRO),
      await follow(ADMIN, '(placeIds: ["cairo"])'),
    ];
    await ledger.recordFacts("gate-2", { driftSeconds: 90 }, "PROOF");
    await expect.poll(() => all.length).toBe(2);
    await setRule("kind: SIGN_IN_FAILURES, threshold: 1, afterMinutes: 0");
    await failSignIn();
    await expect
      .poll(() => all.slice(1).map(({ about, placeId }) => ({ about, placeId })))
      .toEqual([
        { about: "CLOCK_DRIFT", placeId: "riyadh" },
        { about: "SIGN_IN_FAILURES", placeId: null },
      ]);
    await expect.poll(() => riyadh.map(({ about }) => about)).toEqual([null, "CLOCK_DRIFT"]);
    const last = { about: "PLACE_DOWN", placeId: "cairo" }; // what they hear last: nothing else is on its way to them
    await setRule("kind: PLACE_DOWN, afterMinutes: 0");
    for (const heard of [cairo, asked])
      await expect.poll(() => heard.slice(1)).toMatchObject([{ kind: "RAISED", ...last }]);
  });
});

describe("the socket of the directory", () => {
  it("opens subscriptions alone: queries and mutations come over HTTP, where they are counted and audited", async () => {
    const token = directory.routerToken(ADMIN);
    expect(await askOver(token, "{ alertRules { kind } }")).toContain('"BAD_USER_INPUT"');
    expect(await askOver(token, 'mutation { signOut(input: { refreshToken: "x" }) { signedOut } }')).toContain(
      '"BAD_USER_INPUT"',
    );
  });

  it("is refused to roles that see no alerts, and to whoever is not the router", async () => {
    const subscription = "subscription { alertRaised { kind } }";
    for (const role of ["VIEWER", "MANAGER", "EMPLOYEE", "FEEDER", "SCREEN"] as const) {
      const answer = await askOver(directory.routerToken({ ...ADMIN, role }), subscription);
      expect([role, answer]).toEqual([role, expect.stringContaining('"FORBIDDEN"')]);
    }
    const { access_token } = await directory.signIn(directory.findAccount("admin"));
    expect(await askOver(access_token, subscription)).not.toContain("alertRaised");
  });

  it("is refused over HTTP", async () => {
    const { body } = await directory.ask(ADMIN, "subscription { alertRaised { kind } }");
    expect(body.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });
});

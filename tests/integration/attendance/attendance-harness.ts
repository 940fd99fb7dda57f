import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen } from "@biometricflow/service/http/http-server";
import { createSigningKeyFile, fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import type { OpenSigningKeys } from "@biometricflow/service/identity/signing-keys";
import {
  createTokenSigner,
  createTokenVerifier,
  DIRECTORY_ISSUER,
  type NewTokenClaims,
  ROUTER_ISSUER,
  TOKEN_USES,
  type TokenUse,
} from "@biometricflow/service/identity/token";
import { createLog } from "@biometricflow/service/observe/log";
import { EXPORT_LIMITS } from "../../../subgraphs/attendance/src/domain/exports/export-limits.ts";
import type { AskRouter } from "../../../subgraphs/attendance/src/exports/ask-router.ts";
import { openExportDesk } from "../../../subgraphs/attendance/src/exports/export-desk.ts";
import { openExportFolder } from "../../../subgraphs/attendance/src/exports/export-folder.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { createRulesSource } from "../../../subgraphs/attendance/src/recompute/rules-source.ts";
import { createAttendanceServer } from "../../../subgraphs/attendance/src/serving/server.ts";
import { refuseRead } from "../../../subgraphs/attendance/src/serving/refuse-read.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createExportStore } from "../../../subgraphs/attendance/src/store/exports.ts";
import { createAttendanceFeed } from "../../../subgraphs/attendance/src/store/feed-reader.ts";
import { createErasedAccountList } from "../../../subgraphs/attendance/src/store/erased-accounts.ts";
import { createFigureReader } from "../../../subgraphs/attendance/src/store/place-figures.ts";
import { createCalendarStore } from "../../../subgraphs/attendance/src/store/calendars.ts";
import { markPunches } from "../../../subgraphs/attendance/src/store/punch-marks.ts";
import { openDocuments } from "../../../subgraphs/attendance/src/sealing/open-documents.ts";
import { createChangeBuses } from "../../../subgraphs/attendance/src/recompute/change-buses.ts";
import { announceChanges } from "../../../subgraphs/attendance/src/recompute/announce-changes.ts";
import { createKeptPeople } from "../../../subgraphs/attendance/src/store/kept-people.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { createShiftReader } from "../../../subgraphs/attendance/src/store/shift-reader.ts";
import { openSqliteDatabase } from "../../../subgraphs/attendance/src/store/sqlite/open.ts";
import { keepPunches } from "./record-rows.ts";
import { at, keepFixture, NOVEMBER, PLACES } from "./attendance-fixture.ts";
import { toParts } from "./graph-parts.ts";

/** Whoever asks unless a test says otherwise. */
const HR: NewTokenClaims = { sub: "account/hr", sid: "s", name: "hr", role: "HR", places: ["*"] };
/** A page of records. */
export const LIST = `query ($filter: AttendanceFilter!, $orderBy: AttendanceOrder, $first: Int, $after: String) {
  attendance(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    edges { cursor node { date person { id pin name } place { id } status flags lateMinutes checkIn isFinal } }
    pageInfo { hasNextPage }
    totalCount
    recomputing
    sources { place { id } }
  }
}`;

/** How a question is asked. */
interface Asking {
  readonly claims?: Partial<NewTokenClaims>;
  readonly variables?: object;
  readonly use?: TokenUse;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A record of a list. */
export interface ListedNode {
  readonly date: string;
  readonly status: string;
  readonly person: { readonly pin: string };
}

/** A server of attendance with the fixture's people, and who asks it. */
export type AttendanceUnderTest = Awaited<ReturnType<typeof startAttendance>>;

const NO_ROUTER: AskRouter = () => Promise.reject(new TypeError("no export is made here"));

/** How a server is started. */
interface AttendanceOptions {
  readonly askRouter?: AskRouter;
  /** Keys of a router, beside those of the tests. */
  readonly trusted?: () => ReturnType<typeof fromJwks>;
  /** Keys of a directory that follows the feed, beside those of the tests. */
  readonly followers?: () => ReturnType<typeof fromJwks>;
  /** Opens the store; SQLite when omitted. */
  readonly open?: () => Promise<Database>;
  /** What it seals by; the key of the tests' router when omitted. */
  readonly keys?: Pick<OpenSigningKeys, "signing" | "jwks" | "archived">;
}

/** Starts a server over a store of its own; the records of the fixture are worked out. */
export async function startAttendance({
  askRouter = NO_ROUTER,
  trusted = () => new Map(),
  followers = () => new Map(),
  open,
  ...given
}: AttendanceOptions = {}) {
  const dir = mkdtempSync(join(tmpdir(), "bf-attendance-"));
  const key = createSigningKeyFile(join(dir, "router.pem"));
  const sign = createTokenSigner({ key, issuer: ROUTER_ISSUER });
  const database = await (open?.() ?? openSqliteDatabase(join(dir, "attendance.sqlite"), refuseRead));
  await keepFixture(database);
  const readRules = createRulesSource(PLACES, createCalendarStore(database), createShiftReader(database));
  const changes = createChangeBuses();
  const store = announceChanges(createRecordStore(database), changes, createKeptPeople(database));
  const options = { store, changes, readRules, now: () => at("2026-11-26T12:00:00") };
  const { run: recompute } = createRecomputer(options);
  await recompute(10);
  /** What the positions of feeds wait for. */
  const holding = { held: Promise.resolve() };
  const exportFolder = openExportFolder(join(dir, "exports"));
  const exports = await openExportDesk({
    store: createExportStore(database),
    folder: exportFolder,
    ask: askRouter,
    limits: EXPORT_LIMITS,
    organisation: "Example",
    dashboardUrl: "http://127.0.0.1:1",
    now: options.now,
    pause: () => Promise.resolve(),
    onFault: () => {},
  });
  const log = createLog({ service: "attendance", level: "silent" });
  const jwks = () => toJwks([key]);
  const keys = given.keys ?? { signing: () => key, jwks, archived: jwks };
  const documents = openDocuments(database, { signingKey: keys.signing, organisation: "Example", log });
  const server = await createAttendanceServer({
    parts: { ...toParts(database, options, holding), exports, documents },
    exportFolder,
    verifyRouter: createTokenVerifier({
      keys: () => new Map([...fromJwks(toJwks([key])), ...trusted()]),
      issuer: ROUTER_ISSUER,
      use: TOKEN_USES.attendance,
    }),
    feed: {
      feed: createAttendanceFeed(database),
      readFigures: createFigureReader(database),
      listErasedAccounts: createErasedAccountList(database),
      now: options.now,
      verifyFollower: createTokenVerifier({
        keys: () => new Map([...fromJwks(toJwks([key])), ...followers()]),
        issuer: DIRECTORY_ISSUER,
        use: TOKEN_USES.attendanceFeed,
      }),
    },
    keys,
    version: "0.0.0",
    log,
  });
  const { url } = await listen(server.app, { host: "127.0.0.1", port: 0 });
  const ask = async (query: string, { claims, variables = {}, use = TOKEN_USES.attendance, headers }: Asking = {}) => {
    const token = sign({ ...HR, ...claims }, { use, expiresInSeconds: 60 });
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const answer: unknown = await response.json();
    return { status: response.status, answer: Object(answer) };
  };
  const signToken = (claims: Partial<NewTokenClaims> = {}) =>
    sign({ ...HR, ...claims }, { use: TOKEN_USES.attendance, expiresInSeconds: 60 });
  const get = (path: string, claims: Partial<NewTokenClaims> = {}, init: RequestInit = {}) => {
    const token = signToken(claims);
    return fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
  };
  const signDirectory = createTokenSigner({ key, issuer: DIRECTORY_ISSUER });
  /** Reads the change feed as the directory does, or with another of its tokens. */
  const follow = (query = "", use: TokenUse = TOKEN_USES.attendanceFeed, path = "/feed") => {
    const token = signDirectory({ ...HR, sub: DIRECTORY_ISSUER }, { use, expiresInSeconds: 60 });
    return fetch(`${url}${path}${query}`, { headers: { authorization: `Bearer ${token}` } });
  };
  const stop = async () => {
    await documents.stop();
    await server.stop();
    await database.close();
    rmSync(dir, { recursive: true, force: true });
  };
  /** Lets somebody punch, by the reader's clock. */
  const punch = async (pin: string, locals: readonly string[]) => {
    await keepPunches(database, pin, locals);
    await database.write((transaction) =>
      markPunches(
        transaction,
        locals.map((local) => ({ pin, placeId: "riyadh", localTime: local })),
      ),
    );
  };
  const asking = { ask, get, follow, signToken, list: createLister(ask) };
  return { ...asking, punch, recompute, holding, stop, database, changes, url };
}

/** Asks for records; gives each as `<day> <PIN> <status>`, or the code of the first error. */
function createLister(ask: (query: string, asking: Asking) => Promise<{ readonly answer: ReturnType<typeof Object> }>) {
  return async (filter: object = {}, more: object = {}, claims: Partial<NewTokenClaims> = {}) => {
    const { answer } = await ask(LIST, { variables: { filter: { ...NOVEMBER, ...filter }, ...more }, claims });
    if (answer.errors) return answer.errors[0].extensions.code;
    const { edges } = answer.data.attendance;
    return edges.map(({ node }: { node: ListedNode }) => `${node.date.slice(8)} ${node.person.pin} ${node.status}`);
  };
}

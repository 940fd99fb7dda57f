import { z } from "zod";
import { API_KEY_PREFIX } from "@biometricflow/service/identity/bearer-token";
import { type Answer, ask } from "./ask.ts";
import { askReaders, askWho, type Known, type Told } from "./graph.ts";
import { type AuthCheck, type Hop, type ReaderState, toUnasked } from "./hop.ts";
import type { Way } from "./way.ts";

const tokenAnswer = z.object({ access_token: z.string() });
const versionAnswer = z.object({ version: z.string() });
const errorAnswer = z.object({ error: z.object({ message: z.string() }) });

/** Statuses of a reader that nobody has to look at. */
const QUIET: ReadonlySet<string> = new Set(["ONLINE", "DISABLED"]);
const START_IT = "start the organisation, or read its log in data/logs";
const OTHER_KEY = "give one that counts: bf api-key list names those that do, bf api-key add makes one";

/** What to do about a place, by the code with which the router fails for it. */
const PLACE_ACTIONS: Readonly<Record<string, string | undefined>> = {
  PLACE_REFUSED: "it does not take the router's token: urls.router of its organisation.json must lead to this router",
  PLACE_CERTIFICATE_UNTRUSTED:
    "renew it if it has ended; else tls.caFile of organisation.json names who vouches for it, and url a name in it",
  PLACE_CERTIFICATE_REFUSED:
    "renew tls.clientCertFile of this organisation.json if it has ended; else clientCaFile of the place names who vouches for it",
  PLACE_IDENTITY_MISMATCH:
    "another place answers at its address: mend url or port in places/, and timeZone on both sides",
  PLACE_CONTRACT_MISMATCH: "its version is another: upgrade whichever of the two is older",
  FORBIDDEN: "this role sees no readers: give a key of an ADMIN, HR, PLACE_ADMIN, VIEWER or AUDITOR",
};

/** Goes the way of a request, from the dashboard to the readers, and says of each hop what it found. */
export async function checkAuth(way: Way, credential: string): Promise<AuthCheck> {
  const doors = [await checkDashboard(way), await checkRouter(way)];
  if (doors[1]?.outcome !== "OK") return toCheck([...doors, toUnasked("directory", "the router does not answer")], []);
  const directory = await checkDirectory(way);
  const signedIn = await signIn(way, credential);
  if (typeof signedIn !== "string") return toCheck([...doors, directory, signedIn], []);
  const known = await askWho(way.router, signedIn);
  const token = toTokenHop(known);
  const rest = known.kind === "TOLD" ? await checkPlaces(way, signedIn, known.value) : { hops: [], readers: [] };
  return toCheck([...doors, directory, token, ...rest.hops], rest.readers);
}

function toCheck(hops: readonly Hop[], readers: readonly ReaderState[]): AuthCheck {
  const isWhole = hops.every(({ outcome }) => outcome === "OK") && readers.every(({ status }) => QUIET.has(status));
  return { isWhole, hops, readers };
}

async function checkDashboard({ dashboard }: Way): Promise<Hop> {
  if (dashboard === undefined) return { ...toUnasked("dashboard", "--config names it"), outcome: "OK" };
  return toHop("dashboard", dashboard, await ask(`${dashboard}/health`), START_IT);
}

async function checkRouter({ router, operationsToken }: Way): Promise<Hop> {
  const hop = toHop("router", router, await ask(`${router}/ready`), START_IT);
  return { ...hop, version: await askVersion(router, operationsToken) };
}

/** Through the router, as sign-in goes. */
async function checkDirectory({ router }: Way): Promise<Hop> {
  const answer = await ask(`${router}/.well-known/jwks.json`);
  return { ...toHop("directory", router, answer, START_IT), url: null };
}

/** A token of an API key, or the token itself that was given; the hop that failed where there is none. */
async function signIn({ router }: Way, credential: string): Promise<string | Hop> {
  if (!credential.startsWith(API_KEY_PREFIX)) return credential;
  const answer = await ask(`${router}/auth/token`, { body: { api_key: credential } });
  const told = answer.kind === "ANSWERED" ? tokenAnswer.safeParse(answer.body).data : undefined;
  if (told !== undefined) return told.access_token;
  return toHop("token", null, answer, answer.kind === "ANSWERED" && answer.status < 500 ? OTHER_KEY : START_IT);
}

function toTokenHop(known: Told<Known>): Hop {
  const { ms } = known;
  const at = { hop: "token", url: null, ms } as const;
  if (known.kind === "REFUSED")
    return { ...at, outcome: "FAILED", version: null, message: `${known.code}: ${known.message}`, action: OTHER_KEY };
  const { me, platform, places } = known.value;
  const message = `accepted as ${me?.username ?? "nobody"}, ${me?.role ?? "no role"}, who sees ${places.length} places`;
  return { ...at, outcome: "OK", version: platform?.version ?? null, message, action: null };
}

async function checkPlaces(way: Way, token: string, { places }: Known): Promise<Pick<AuthCheck, "hops" | "readers">> {
  const checked = [];
  for (const { id, status } of places) checked.push(await checkPlace(way, token, { id, status })); // one by one: its time is its own
  return { hops: checked.map(({ hop }) => hop), readers: checked.flatMap(({ readers }) => readers) };
}

async function checkPlace(
  way: Way,
  token: string,
  { id, status }: { readonly id: string; readonly status: string | null },
): Promise<{ readonly hop: Hop; readonly readers: readonly ReaderState[] }> {
  const name = `place ${id}`;
  if (status === "DISABLED")
    return { hop: { ...toUnasked(name, "it is switched off in the directory"), outcome: "OK" }, readers: [] };
  const url = way.places.get(id) ?? null;
  const told = await askReaders(way.router, token, id);
  const version = url === null ? null : await askVersion(url, way.operationsToken);
  const at = { hop: name, url, ms: told.ms, version };
  if (told.kind === "REFUSED") {
    const action = PLACE_ACTIONS[told.code] ?? `see whether it runs, and what data/logs/place-${id}.log says there`;
    return { hop: { ...at, outcome: "FAILED", message: `${told.code}: ${told.message}`, action }, readers: [] };
  }
  const online = told.value.filter((reader) => reader.status === "ONLINE").length;
  const message = `answers; ${online} of ${told.value.length} readers are online`;
  return { hop: { ...at, outcome: "OK", message, action: null }, readers: told.value };
}

function toHop(hop: string, url: string | null, answer: Answer, action: string): Hop {
  const at = { hop, url, version: null };
  if (answer.kind === "SILENT")
    return { ...at, outcome: "FAILED", ms: null, message: `no answer: ${answer.reason}`, action };
  const { status, ms, body } = answer;
  if (status === 200) return { ...at, outcome: "OK", ms, message: "answers", action: null };
  const said = errorAnswer.safeParse(body).data?.error.message;
  const message = `answers with ${status}${said === undefined ? "" : `: ${said}`}`;
  return { ...at, outcome: "FAILED", ms, message, action };
}

async function askVersion(url: string, token: string | undefined): Promise<string | null> {
  if (token === undefined) return null;
  const answer = await ask(`${url}/version`, { token });
  return answer.kind === "ANSWERED" ? (versionAnswer.safeParse(answer.body).data?.version ?? null) : null;
}

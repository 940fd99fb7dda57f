import { until } from "../harness/until.ts";
import type { AskedStage } from "./canary-stage.ts";

const PATIENCE_MS = 120_000;

/** What is sent, and what of its answer belongs to whoever sent it. */
export interface Call extends RequestInit {
  readonly own?: readonly string[];
}

/** A GraphQL answer as far as this test looks into it. */
export interface GraphAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Whoever can sign in. */
export interface Account {
  readonly role: string;
  readonly username: string;
  readonly password: string;
}

/** An account that has signed in. */
export interface SignedIn extends Account {
  readonly token: string;
  /** As a browser sends them. */
  readonly cookie: string;
}

/** Sends a request and takes down all that comes back: the body, and the headers. */
export async function call(
  { watch }: AskedStage,
  where: string,
  url: string,
  { own, ...init }: Call = {},
): Promise<Response> {
  const response = await fetchAgain(url, { redirect: "manual", ...init });
  const text = await response.clone().text();
  watch.tell(where, `${response.status} ${text}\n${JSON.stringify([...response.headers])}`, own);
  return response;
}

/** A body of JSON. */
export function post(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { method: "POST", body: text, headers: { "content-type": "application/json", ...headers } };
}

/** Asks the graph as somebody; as a stranger when omitted. */
export async function ask(
  stage: AskedStage,
  where: string,
  request: { readonly query: string; readonly variables?: object },
  { token, own = [] }: { readonly token?: string; readonly own?: readonly string[] } = {},
): Promise<GraphAnswer> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const url = `${stage.organisation.demo.router.http}/graphql`;
  const response = await call(stage, where, url, { ...post(request, headers), own });
  const answer: GraphAnswer = JSON.parse(await response.text());
  return answer;
}

/** Signs in as programs do and as browsers do; what each of them gets is a canary everywhere else. */
export async function signIn(stage: AskedStage, account: Account): Promise<SignedIn> {
  const { watch, organisation } = stage;
  const { router, web } = organisation.demo;
  const { role, username, password } = account;
  watch.plant(`password of ${role}`, password);
  const program = await fetchWell(`${router.http}/auth/token`, post({ username, password }));
  const { access_token: token, refresh_token: refresh } = Object(await program.json());
  watch.plant(`access token of ${role}, ${watch.size}`, token);
  watch.plant(`refresh token of ${role}, ${watch.size}`, refresh);
  const browser = await fetchWell(`${web}/session/sign-in`, post({ username, password }, { origin: web }));
  const set = browser.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0] ?? "");
  const cookies = set.filter((cookie) => !cookie.endsWith("=")); // those that are taken away say nothing
  for (const cookie of cookies) {
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    watch.plant(`cookie ${name} of ${role}, ${watch.size}`, value);
  }
  return { ...account, token, cookie: cookies.join("; ") };
}

/** Asks until it goes well: whoever tried in vain has to wait for a while. */
async function fetchWell(url: string, init: RequestInit): Promise<Response> {
  let response = await fetchAgain(url, init);
  const isWell = async (): Promise<boolean> => {
    if (!response.ok) response = await fetchAgain(url, init);
    return response.ok;
  };
  await until(isWell, PATIENCE_MS, () => String(response.status));
  return response;
}

/** Once more where the connection that was kept for the next request has been closed meanwhile. */
function fetchAgain(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, init).catch(() => fetch(url, init));
}

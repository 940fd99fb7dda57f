import { PushReader } from "@biometricflow/reader-simulator/push/push-reader";
import { until } from "../harness/until.ts";
import { ask, call, post, type SignedIn, signIn } from "./canary-client.ts";
import { type CanaryStage, KEYS } from "./canary-stage.ts";

const PATIENCE_MS = 120_000;
/** What people type where it is wrong: it may not come back either, nor lie in a log. */
const TYPED = "typed-CANARY-4711-in-vain";
const NEW_PASSWORD = "of-a-link-CANARY-0815";

/** Runs a mutation that takes one input and gives the answer's field. */
async function change(stage: CanaryStage, { token }: SignedIn, name: string, input: object): Promise<unknown> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { job { id state } } }`;
  const { data, errors } = await ask(stage, `deed ${name}`, { query, variables: { input } }, { token });
  if (errors !== undefined) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  return data?.[name];
}

async function untilOnline(stage: CanaryStage, { token }: SignedIn, id: string): Promise<void> {
  const query = `{ device(id: "riyadh/${id}") { status fault { code message action } } }`;
  const read = async () => Object((await ask(stage, "deed device", { query }, { token })).data?.["device"]).status;
  await until(
    async () => (await read()) === "ONLINE",
    PATIENCE_MS,
    () => stage.organisation.output,
  );
}

/** Readers with keys are added, refused, changed, read, verified and written; gives the jobs of it. */
export async function useReaders(stage: CanaryStage, admin: SignedIn): Promise<readonly string[]> {
  const input = { placeId: "riyadh", name: "New", host: "127.0.0.1", port: stage.newcomer.address.port };
  const person = { placeId: "riyadh", deviceIds: ["riyadh/gate-2", "riyadh/gate-9"], pin: "1042", name: "Ahmad Salem" };
  const jobs: unknown[] = [];
  const run = async (name: string, given: object) => jobs.push(await change(stage, admin, name, given));
  await run("addDevice", { ...input, id: "gate-8", commKey: KEYS.refused });
  await untilOver(stage, admin, jobs);
  await run("addDevice", { ...input, id: "gate-9", commKey: KEYS.added, force: true });
  await untilOnline(stage, admin, "gate-9");
  for (const deviceId of ["riyadh/gate-2", "riyadh/gate-3", "riyadh/gate-9"]) {
    await run("syncDevice", { deviceId, full: true });
    await run("verifyDevice", { deviceId, from: "2026-03-01", to: "2026-03-02" });
  }
  await run("putUser", person);
  await run("copyUsers", { fromDeviceId: "riyadh/gate-9", toDeviceIds: ["riyadh/gate-2"], pins: ["1042"] });
  await run("setDeviceClock", { deviceId: "riyadh/gate-9", reason: "of a test" });
  await untilOver(stage, admin, jobs);
  const update = `mutation { updateDevice(input: { deviceId: "riyadh/gate-9", commKey: ${KEYS.changed} }) { device { id } } }`;
  const { errors } = await ask(stage, "deed updateDevice", { query: update }, admin);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return jobs.map(toJobId);
}

const toJobId = (answer: unknown): string => String(Object(Object(answer).job).id);

async function untilOver(stage: CanaryStage, { token }: SignedIn, jobs: readonly unknown[]): Promise<void> {
  for (const id of jobs.map(toJobId)) {
    const query = `{ job(id: "${id}") { state fault { code message action } } }`;
    await until(async () => {
      const { data } = await ask(stage, "deed job", { query }, { token });
      return !["WAITING", "RUNNING"].includes(Object(data?.["job"]).state);
    }, PATIENCE_MS);
  }
}

/** A reader that calls shows its key, a stranger and a liar show others. */
export async function pushPunches({ pushPort, watch }: CanaryStage): Promise<void> {
  const server = { host: "127.0.0.1", port: pushPort };
  const rows = [{ userId: "1042", time: new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 19) }];
  const people = [{ userId: "1042", name: "Ahmad", password: watch.textOf("password of a person at a reader") }];
  const gate = new PushReader({
    ...{ serialNumber: "PUSH1", server, people, commKey: String(KEYS.pushing) },
    rows: rows.map((row) => ({ ...row, verify: 1, punch: 0 })),
  });
  const others = ["PUSH1", "PUSH9"].map(
    (serialNumber) => new PushReader({ serialNumber, server, commKey: String(KEYS.pushedWrong) }),
  );
  for (const reader of [...others, gate]) watch.tell("push port", (await reader.handshake()).text);
  await gate.upload();
  await gate.poll();
}

/** Somebody of each role signs in: accounts of the demo, and those that an administrator makes with a link. */
export async function signInAll(stage: CanaryStage, roles: readonly string[]): Promise<readonly SignedIn[]> {
  const { accounts, apiKey } = stage.organisation.demo;
  stage.watch.plant("API key", apiKey);
  const signedIn: SignedIn[] = [];
  for (const role of roles) {
    const account = accounts.find((each) => each.role === role);
    const [admin] = signedIn;
    if (account !== undefined) signedIn.push(await signIn(stage, account));
    else if (admin !== undefined) signedIn.push(await makeAccount(stage, admin, role));
  }
  return signedIn;
}

/** The link is its owner's: an administrator is told it once, and the page that it opens holds it. */
async function makeAccount(stage: CanaryStage, { token }: SignedIn, role: string): Promise<SignedIn> {
  const { watch, organisation } = stage;
  const { web, router } = organisation.demo;
  const username = `canary-${role.toLowerCase().replace("_", "-")}`;
  const query = `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { passwordLink { url } } }`;
  const input = { username, role, places: ["riyadh"] };
  const url = `${router.http}/graphql`;
  const answer = await fetch(url, post({ query, variables: { input } }, { authorization: `Bearer ${token}` }));
  const told = await answer.text();
  const link = new URL(JSON.parse(told).data.createAccount.passwordLink.url);
  const linkToken = link.searchParams.get("token") ?? "";
  watch.plant(`password link of ${role}`, linkToken);
  const own = [linkToken];
  await call(stage, "password link", `${web}${link.pathname}${link.search}`, { own });
  const password = `${NEW_PASSWORD}-${role}`;
  const send = (given: object) => call(stage, "password link", `${web}/session/password`, post(given, { origin: web }));
  await send({ token: TYPED, password: TYPED });
  await fetch(`${web}/session/password`, post({ token: linkToken, password }, { origin: web }));
  await send({ token: linkToken, password: TYPED });
  return signIn(stage, { role, username, password });
}

/** What people and programs send where it is wrong, or in a form that is. */
export async function sendInVain(stage: CanaryStage, admin: SignedIn): Promise<void> {
  const { watch, organisation } = stage;
  const { web, router, accounts } = organisation.demo;
  watch.plant("text that was typed in vain", TYPED);
  const username = accounts.find(({ role }) => role === "ADMIN")?.username ?? "";
  const wrong = { username, password: TYPED };
  const cut = `{"username": "${username}", "password": ${TYPED}`;
  const auth: readonly (readonly [path: string, body: unknown])[] = [
    ["/auth/token", wrong],
    ["/auth/token", cut],
    ["/auth/token", { api_key: TYPED }],
    ["/auth/refresh", { refresh_token: TYPED }],
    ["/auth/logout", { refresh_token: TYPED }],
    ["/auth/setup", { token: TYPED, username, password: TYPED }],
    ["/auth/setup/check", { token: TYPED }],
    ["/auth/password", { token: TYPED, password: TYPED }],
    ["/auth/password/check", { token: TYPED }],
  ];
  for (const [path, body] of auth) await call(stage, `wrong ${path}`, `${router.http}${path}`, post(body));
  for (const body of [wrong, cut])
    await call(stage, "wrong sign-in of a page", `${web}/session/sign-in`, post(body, { origin: web }));
  const setup = { token: TYPED, username, password: TYPED };
  await call(stage, "wrong setup of a page", `${web}/session/setup`, post(setup, { origin: web }));
  // The page holds its own address.
  for (const path of ["/setup", "/password"])
    await call(stage, `wrong ${path}`, `${web}${path}?token=${TYPED}`, { own: [TYPED] });
  await call(stage, "wrong cookie", `${web}/today`, {
    headers: { cookie: admin.cookie.replaceAll(/=[^;]*/g, `=${TYPED}`) },
  });
  await ask(stage, "wrong token", { query: "{ places { id } }" }, { token: TYPED });
  await askInVain(stage, admin);
}

/** Secrets in operations that are refused: as values of another type, and in the text of the operation itself. */
async function askInVain(stage: CanaryStage, { token }: SignedIn): Promise<void> {
  const sent = { placeId: "riyadh", id: "gate-7", name: "New", host: "127.0.0.1" };
  const add = "mutation ($input: AddDeviceInput!) { addDevice(input: $input) { job { id } } }";
  const requests: readonly { readonly query: string; readonly variables?: object }[] = [
    { query: add, variables: { input: { ...sent, commKey: TYPED } } },
    { query: add, variables: { input: { ...sent, commKey: KEYS.refused * 100 } } },
    { query: add, variables: { input: { ...sent, host: "not an address", commKey: KEYS.refused } } },
    { query: `mutation { updateDevice(input: { deviceId: "riyadh/gate-9", commKey: "${TYPED}" }) { device { id } } }` },
    { query: `mutation { signIn(input: { username: "admin", password: "${TYPED}" }) { accessToken } }` },
    { query: `mutation { signIn(input: { username: "admin", password: ${TYPED} }) { accessToken } }` },
    { query: `mutation { signIn(input: { apiKey: "${TYPED}" }) { accessToken } }` },
    { query: `mutation { refreshSession(input: { refreshToken: "${TYPED}" }) { accessToken } }` },
    {
      query: `mutation { changePassword(input: { oldPassword: "${TYPED}", newPassword: "${TYPED}" }) { __typename } }`,
    },
  ];
  for (const request of requests) await ask(stage, "wrong operation", request, { token });
}

import { readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { composeSupergraph } from "@biometricflow/schema/compose";
import { buildSchema, type GraphQLField, type GraphQLObjectType } from "graphql";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { readRightsPage } from "../../../schema/src/rights-page.ts";
import { ask, call, type GraphAnswer, type SignedIn } from "./canary-client.ts";
import type { AskedStage } from "./canary-stage.ts";
import { type Question, toWish, writeQuestion } from "./questions.ts";

const rights = readRightsPage();
const api = buildSchema(composeSupergraph().apiSdl);
const TOO_LARGE = /^QUERY_TOO_/;
/** How long a stream is listened to, in milliseconds. */
const LISTEN_MS = 3_000;

/** How many questions had an answer with data, and which root fields had one. */
export interface Asked {
  readonly answers: number;
  readonly fields: ReadonlySet<string>;
}

function maySelect(role: string, field: string): boolean {
  const roles = rights.roles.get(field) ?? [];
  return rights.values.has(field) || roles.includes(role) || roles.includes("anybody");
}

const wishOf = (role: string) => toWish(api, (field) => maySelect(role, field));

/** Arguments of every root field that a role may ask for, by its name, as they are found for it. */
export function toArguments(
  kind: "query" | "mutation",
  role: string,
  list: (field: GraphQLField<unknown, unknown>) => readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const root = kind === "query" ? api.getQueryType() : api.getMutationType();
  const fields = listFields(root).map((field) => [field.name, list(field)] as const);
  return Object.fromEntries(fields.map(([name, args]) => [name, maySelect(role, `${root?.name}.${name}`) ? args : []]));
}

function listFields(type: GraphQLObjectType | null | undefined): readonly GraphQLField<unknown, unknown>[] {
  return Object.values(type?.getFields() ?? {}).filter(({ name }) => !name.startsWith("_"));
}

/**
 * Every query or mutation with all that the role may select; what it may not ask for at all is asked, too.
 *
 * @param args of some fields, several of each: what is asked for there
 */
export async function askAll(
  stage: AskedStage,
  kind: "query" | "mutation",
  { role, token }: SignedIn,
  args: Readonly<Record<string, readonly string[]>> = {},
): Promise<Asked> {
  const wish = wishOf(role);
  const asked = { answers: 0, fields: new Set<string>() };
  for (const field of listFields(kind === "query" ? api.getQueryType() : api.getMutationType()))
    for (const given of args[field.name] ?? [undefined]) {
      const question = writeQuestion(kind, field, wish, given);
      for (const { data } of await askWhole(stage, `graph ${kind} ${field.name}`, question, token)) {
        if (data?.[field.name] === undefined || data[field.name] === null) continue;
        asked.answers++;
        asked.fields.add(field.name);
      }
    }
  return asked;
}

/** Asks a question, or its parts where it is too large for one operation. */
async function askWhole(
  stage: AskedStage,
  where: string,
  question: Question,
  token: string,
): Promise<readonly GraphAnswer[]> {
  const answer = await ask(stage, where, { query: question.text }, { token });
  if (answer.errors?.some(({ extensions }) => TOO_LARGE.test(extensions?.code ?? "")) !== true) return [answer];
  const answers: GraphAnswer[] = [];
  for (const part of question.parts()) answers.push(...(await askWhole(stage, where, part, token)));
  return answers;
}

/** Every subscription as somebody, while something happens; gives the fields of which events came. */
export async function subscribeToAll(
  stage: AskedStage,
  { role, token }: SignedIn,
  args: Readonly<Record<string, string>>,
  happen: () => Promise<unknown>,
): Promise<ReadonlySet<string>> {
  const told = new Set<string>();
  const client = createClient({
    ...{ url: `${stage.organisation.demo.router.ws}`, webSocketImpl: WebSocket, retryAttempts: 0 },
    connectionParams: { authorization: `Bearer ${token}` },
    on: { message: (message) => stage.watch.tell("stream", JSON.stringify(message)) },
  });
  for (const field of listFields(api.getSubscriptionType())) {
    const query = writeQuestion("subscription", field, wishOf(role), args[field.name]).text;
    const next = ({ data }: { data?: Record<string, unknown> | null }) => data?.[field.name] && told.add(field.name);
    client.subscribe<Record<string, unknown>>({ query }, { next, error: () => undefined, complete: () => undefined });
  }
  await happen();
  await delay(LISTEN_MS);
  await client.dispose();
  return told;
}

/** The dashboard's pages, by their folders. */
const PAGES = readdirSync(new URL("../../../web/src/app", import.meta.url), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => `/${file.replaceAll(/\(dashboard\)\/|\/?page\.tsx$/g, "")}`);

/** Loads every page as a browser does, and its data as its router does; gives the paths that were shown. */
export async function loadPages(
  stage: AskedStage,
  { role, cookie }: SignedIn,
  queries: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const { web } = stage.organisation.demo;
  const shown: string[] = [];
  for (const path of PAGES) {
    const url = `${web}${path}${queries[path] ?? ""}`;
    const page = await call(stage, `page ${path} of ${role}`, url, { headers: { cookie } });
    await call(stage, `page data ${path} of ${role}`, url, { headers: { cookie, rsc: "1" } });
    if (page.status === 200) shown.push(path);
  }
  return shown;
}

/** What each process says of itself to operators and to strangers. */
export async function askProcesses(stage: AskedStage): Promise<void> {
  const { services, operationsToken } = stage.organisation.demo;
  for (const { name, url } of services)
    for (const path of ["/health", "/ready", "/version", "/metrics"]) {
      const headers = { authorization: `Bearer ${operationsToken}` };
      await call(stage, `process ${name} ${path}`, `${url}${path}`, { headers });
      await call(stage, `process ${name} ${path}`, `${url}${path}`);
    }
}

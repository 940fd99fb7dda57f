import { z } from "zod";
import { ask } from "./ask.ts";
import type { ReaderState } from "./hop.ts";

const MOST_READERS = 500;

const failure = z.object({
  message: z.string(),
  extensions: z.object({ code: z.string().default("UNKNOWN") }).default({ code: "UNKNOWN" }),
});
const graphAnswer = z.object({ data: z.unknown().optional(), errors: z.array(failure).default([]) });

const who = z.object({
  me: z.object({ username: z.string(), role: z.string() }).nullable(),
  platform: z.object({ version: z.string() }).nullable(),
  places: z.array(z.object({ id: z.string(), status: z.string().nullable(), asOf: z.string().nullable() })),
});
const device = z.object({
  id: z.string(),
  status: z.string().nullish(),
  lastSeenAt: z.string().nullish(),
  fault: z.object({ code: z.string(), action: z.string().nullish() }).nullish(),
});
const readersOfPlace = z.object({
  devices: z.object({ edges: z.array(z.object({ node: device })) }).nullable(),
});

/** Who a token is, and which places it sees. */
export type Known = z.output<typeof who>;

/** The answer to one query, or why there is none. */
export type Told<T> =
  | { readonly kind: "TOLD"; readonly value: T; readonly ms: number }
  | { readonly kind: "REFUSED"; readonly code: string; readonly message: string; readonly ms: number | null };

const WHO = "{ me { username role } platform { version } places { id status asOf } }";
const READERS = `query Readers($places: [ID!]!, $first: Int!) {
  devices(placeIds: $places, first: $first) { edges { node { id status lastSeenAt fault { code action } } } }
}`;

/** Asks the router who holds this token. */
export function askWho(router: string, token: string): Promise<Told<Known>> {
  return askGraph(router, token, { query: WHO }, who);
}

/** Asks one place, through the router, for its readers. */
export async function askReaders(router: string, token: string, place: string): Promise<Told<readonly ReaderState[]>> {
  const variables = { places: [place], first: MOST_READERS };
  const told = await askGraph(router, token, { query: READERS, variables }, readersOfPlace);
  if (told.kind === "REFUSED") return told;
  const edges = told.value.devices?.edges ?? [];
  return { ...told, value: edges.map(({ node }) => toState(node)) };
}

async function askGraph<T>(router: string, token: string, body: object, form: z.ZodType<T>): Promise<Told<T>> {
  const answer = await ask(`${router}/graphql`, { token, body });
  if (answer.kind === "SILENT") return { kind: "REFUSED", code: "SILENT", message: answer.reason, ms: null };
  const { ms, status } = answer;
  const read = graphAnswer.safeParse(answer.body);
  const [error] = read.success ? read.data.errors : [];
  if (error !== undefined) return { kind: "REFUSED", code: error.extensions.code, message: error.message, ms };
  const value = form.safeParse(read.data?.data);
  if (value.success) return { kind: "TOLD", value: value.data, ms };
  return { kind: "REFUSED", code: `HTTP_${status}`, message: "the answer is none of the graph", ms };
}

function toState({ id, status, lastSeenAt, fault }: z.output<typeof device>): ReaderState {
  return {
    id,
    status: status ?? "UNKNOWN",
    lastSeenAt: lastSeenAt ?? null,
    code: fault?.code ?? null,
    action: fault?.action ?? null,
  };
}

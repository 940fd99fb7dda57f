import { createClient } from "graphql-ws";
import { WebSocket } from "ws";

/**
 * A client that wants everything at once, a process of its own: `node greedy-client.ts QUERIES|SUBSCRIPTIONS URL TOKEN`.
 * Prints, when it is ended by SIGTERM, how often each code came.
 */

const [kind, url = "", token = ""] = process.argv.slice(2);
const authorization = `Bearer ${token}`;
const outcomes = new Map<string, number>();
const count = (outcome: string) => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);

const PARALLEL_QUERIES = 24;
const SOCKETS = 40;
const PAGES = 5; // of 1,000 rows in one query
const ROW =
  "edges { node { id at localTime pin state verifyMode copies channel late user { id name } device { id name } } }";
const THOUSAND = Array.from(
  { length: PAGES },
  (_, nth) => `a${nth}: punches(first: 1000, orderBy: AT_ASC, filter: $f${nth}) { ${ROW} }`,
);
const FILTERS = THOUSAND.map((_, nth) => `$f${nth}: PunchFilter`).join(", ");

/** The costliest that the limits let pass: many pages of 1,000, and lists within lists. */
const QUERIES: readonly string[] = [
  `query (${FILTERS}) { ${THOUSAND.join(" ")} }`,
  `query ($f0: PunchFilter) { punches(first: 160, filter: $f0) { edges { node { user { punches(first: 10) { totalCount edges { node { id at } } } } } } } }`,
  `query ($f0: PunchFilter) { users(first: 45) { totalCount edges { node { id punches(first: 90, filter: $f0) { totalCount edges { node { id at } } } } } } }`,
  `query ($f0: PunchFilter) { punches(first: 1000, filter: $f0) { totalCount ${ROW} } }`,
];

/** No two filters are alike, so that no two requests are one. */
function toVariables(nth: number): object {
  const from = (it: number) => new Date(Date.UTC(2015, 0, 1) + (nth * PAGES + it) * 60_000).toISOString();
  return Object.fromEntries(Array.from({ length: PAGES }, (_, it) => [`f${it}`, { from: from(it) }]));
}

async function ask(nth: number): Promise<void> {
  const query = QUERIES[nth % QUERIES.length];
  const headers = { "content-type": "application/json", authorization };
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers,
    body: JSON.stringify({ query, variables: toVariables(nth) }),
  });
  const text = await response.text();
  const codes = new Set(Array.from(text.matchAll(/"code":"([A-Z_]+)"/g), ([, code]) => String(code)));
  if (codes.size === 0) count("whole");
  for (const code of codes) count(code);
}

async function queryForEver(first: number): Promise<never> {
  for (let nth = first; ; nth += PARALLEL_QUERIES) {
    await ask(nth).catch(() => count("broken"));
  }
}

/** Opens one subscription after the other, each with a filter of its own, now and then with a text of its own. */
async function subscribeForEver(socket: number): Promise<never> {
  for (let round = 0; ; round++) {
    const client = createClient({
      url: `${url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization },
      retryAttempts: 0,
    });
    const begun = Array.from({ length: 90 }, (_, nth) => subscribe(client, { socket, round, nth }));
    await Promise.all(begun);
    await Promise.resolve(client.dispose()).catch(() => {});
  }
}

function subscribe(
  client: ReturnType<typeof createClient>,
  { socket, round, nth }: { readonly socket: number; readonly round: number; readonly nth: number },
): Promise<void> {
  const alias = nth % 10 === 0 ? `a${socket}x${round}x${nth}: cursor` : "cursor";
  const query = `subscription ($users: [ID!]) { punchRecorded(userIds: $users) { ${alias} punch { id user { name } } notice { kind } } }`;
  const variables = { users: [`riyadh/${socket * 1000 + nth}`, `cairo/${nth}`] };
  return new Promise((resolve) => {
    const end = (outcome: string) => {
      count(outcome);
      resolve();
    };
    client.subscribe(
      { query, variables },
      {
        next: ({ errors }) => end(errors === undefined ? "begun" : "errors"),
        error: (error) => end(Array.isArray(error) ? String(Object(error[0]?.extensions).code) : "broken"),
        complete: resolve,
      },
    );
  });
}

process.on("SIGTERM", () => {
  process.stdout.write(`${JSON.stringify(Object.fromEntries(outcomes))}\n`, () => process.exit(0));
});
const runs =
  kind === "QUERIES"
    ? Array.from({ length: PARALLEL_QUERIES }, (_, nth) => queryForEver(nth))
    : Array.from({ length: SOCKETS }, (_, socket) => subscribeForEver(socket));
await Promise.all(runs);

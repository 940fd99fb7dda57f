import { encodeFeedLine, type FeedLine, parseFeedLine } from "@biometricflow/schema/feed-line";
import { ERROR_CODES } from "@biometricflow/service/errors/error-codes";
import { createSigningKeyFile } from "@biometricflow/service/identity/keys";
import { createTokenSigner, DIRECTORY_ISSUER, ROUTER_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendQuery, type TestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";
import { type ListedPlace, ROWS, startListedPlace } from "./listed-place.ts";

let listed: ListedPlace;
let place: TestPlace;

beforeAll(async () => {
  listed = await startListedPlace();
  place = listed.place;
});

afterAll(() => listed.stop());

describe("refusals", () => {
  const query = "{ punches { totalCount } }";

  it.each([
    ["no token", () => ""],
    ["nonsense", () => "abc"],
    ["a token of another place", () => place.signToken({}, { use: TOKEN_USES.place("cairo") })],
    ["an expired token", () => place.signToken({}, { expiresInSeconds: -1 })],
    ["a public token", () => place.signToken({ role: "PUBLIC" })],
    ["a token of a stranger's key", () => signElsewhere(ROUTER_ISSUER)],
    ["a client's token", () => signElsewhere(DIRECTORY_ISSUER)],
  ])("answers UNAUTHENTICATED to %s", async (_name, toToken) => {
    const token = toToken();
    const { status, errors, data } = await sendQuery(place.url, { query }, token);
    expect(status).toBe(401);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    const feed = await fetch(`${place.url}/feed`, {
      headers: token === "" ? {} : { authorization: `Bearer ${token}` },
    });
    expect(feed.status).toBe(401);
    expect(await feed.json()).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
  });

  function signElsewhere(issuer: string): string {
    const key = createSigningKeyFile(join(listed.dir, `${crypto.randomUUID()}.pem`));
    return createTokenSigner({ key, issuer })(
      { sub: "x", sid: "x", role: "ADMIN", places: ["*"] },
      { use: TOKEN_USES.place("riyadh"), expiresInSeconds: 60 },
    );
  }

  it("refuses a query that is too deep or too long, also with the router's token", async () => {
    const nest = (depth: number) =>
      `${"punches { edges { node { device { ".repeat(depth)}id${" } } } }".repeat(depth)}`;
    const deep = await place.query(`{ ${nest(7)} }`);
    expect([deep.status, deep.errors[0]?.extensions]).toEqual([400, { code: "QUERY_TOO_DEEP", limit: 24 }]);
    const endless = await place.query(`{ ${"a{".repeat(100_000)}`);
    expect([endless.status, endless.errors[0]?.extensions["code"]]).toEqual([400, "GRAPHQL_PARSE_FAILED"]);
  });

  it("answers FORBIDDEN to a token whose claims leave the place out, and to roles without the right", async () => {
    const outside = await sendQuery(place.url, { query }, place.signToken({ places: ["cairo"] }));
    expect([outside.status, outside.errors[0]?.extensions["code"]]).toEqual([
      ERROR_CODES.FORBIDDEN.status,
      "FORBIDDEN",
    ]);
    for (const role of ["MANAGER", "EMPLOYEE"] as const) {
      const { status, errors } = await sendQuery(place.url, { query }, place.signToken({ role }));
      expect([status, errors[0]?.extensions]).toEqual([403, { code: "FORBIDDEN", field: "Query.punches" }]);
    }
  });

  it("shows a viewer with user claims those users alone", async () => {
    const token = place.signToken({ role: "VIEWER", users: ["riyadh/1002", "cairo/1002"] });
    const { data } = await place.query<Record<string, { totalCount: number } | null>>(
      `{ punches { totalCount } users { totalCount } other: user(id: "riyadh/1001") { name } punch(id: "riyadh/${makeRow(1).digest}") { id }
         asked: punches(filter: { userIds: ["riyadh/1001"] }) { totalCount } }`,
      {},
      token,
    );
    expect(data).toEqual({
      punches: { totalCount: Math.ceil((ROWS - 2) / 7) },
      users: { totalCount: 1 },
      other: null,
      punch: null,
      asked: { totalCount: 0 },
    });
    const feed = await fetch(`${place.url}/feed`, { headers: { authorization: `Bearer ${token}` } });
    expect(feed.status).toBe(403);
  });
});

describe("feed", () => {
  const read = (search: string) =>
    fetch(`${place.url}/feed${search}`, { headers: { authorization: `Bearer ${place.signToken()}` } });

  const readLine = (text: string): FeedLine => {
    const parsed = parseFeedLine(text);
    if (parsed.kind === "MALFORMED") throw new Error(`${parsed.reason}: ${text}`);
    expect(encodeFeedLine(parsed.line)).toBe(`${text}\n`);
    return parsed.line;
  };

  it("gives every change in order, page by page", async () => {
    const head = await place.ledger.readHead();
    const seqs: number[] = [];
    for (let after = 0; after < head.seq; ) {
      const response = await read(`?after=${after}&limit=400`);
      expect(response.headers.get("x-feed-seq")).toBe(String(head.seq));
      const lines = (await response.text())
        .trimEnd()
        .split("\n")
        .map((line) => readLine(line));
      expect(lines.every(({ epoch }) => epoch === head.epoch)).toBe(true);
      seqs.push(...lines.map(({ seq }) => seq));
      after = seqs.at(-1) ?? head.seq;
    }
    expect(seqs).toEqual(Array.from({ length: head.seq }, (_, index) => index + 1));
  });

  it.each([
    ["?after=99999999", "CURSOR_RESET"],
    ["?after=nonsense", "BAD_CURSOR"],
    ["?limit=5001", "BAD_USER_INPUT"],
    ["?limit=x", "BAD_USER_INPUT"],
  ])("refuses %s", async (search, code) => {
    const response = await read(search);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code } });
  });
});

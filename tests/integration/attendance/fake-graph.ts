import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fromJwks, toJwks, type SigningKey } from "@biometricflow/service/identity/keys";
import {
  ATTENDANCE_ISSUER,
  createTokenVerifier,
  TOKEN_USES,
  type TokenClaims,
} from "@biometricflow/service/identity/token";

/** A page's question, and who asked it. */
export interface AskedPage {
  readonly claims: TokenClaims;
  readonly query: string;
  readonly variables: { readonly first: number; readonly after: string | null; readonly isFirst: boolean };
}

/** What the graph answers to a page's question. */
export type AnswerPage = (page: AskedPage) => unknown;

/** A graph that answers exports as it is told; attendance's tokens alone count. */
export async function startFakeGraph(key: SigningKey) {
  const keys = fromJwks(toJwks([key]));
  const verify = createTokenVerifier({ keys: () => keys, issuer: ATTENDANCE_ISSUER, use: TOKEN_USES.export });
  const graph: { answer: AnswerPage } = { answer: () => ({ errors: [{ message: "nothing to say" }] }) };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const claims = verify(request.headers.authorization?.slice("Bearer ".length) ?? "");
      const { query, variables } = JSON.parse(Buffer.concat(pieces).toString());
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(graph.answer({ claims, query, variables })));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    graph,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Day records of so many people, a page at a time, as the public graph gives them. */
export function answerRecords(count: number, sources: readonly object[] = [], recomputing = 0): AnswerPage {
  return ({ variables: { first, after, isFirst } }) => {
    const from = after === null ? 0 : Number(after);
    const numbers = Array.from({ length: Math.min(first, count - from) }, (_, index) => from + index);
    const page = {
      edges: numbers.map((number) => ({ node: toRecord(number) })),
      pageInfo: { hasNextPage: from + first < count, endCursor: String(from + numbers.length) },
      ...(isFirst ? { totalCount: count, sources, recomputing } : {}),
    };
    return { data: { attendance: page } };
  };
}

/** The nth of them. */
export function toRecord(number: number) {
  return {
    date: "2026-11-23",
    person: {
      id: `p.${number}`,
      pin: String(number).padStart(5, "0"),
      name: number % 2 === 0 ? `أحمد ${number}` : `=SUM(${number})`,
      department: number % 3 === 0 ? null : { name: 'Sales, "North"' },
    },
    place: { id: "riyadh", name: "Riyadh", timeZone: "Asia/Riyadh" },
    status: "PRESENT",
    flags: number % 2 === 0 ? ["LATE", "OVERTIME"] : [],
    checkIn: "2026-11-23T05:20:00.000Z",
    checkOut: null,
    workedMinutes: 430 + (number % 100),
    expectedMinutes: 480,
    lateMinutes: number % 60,
    earlyLeaveMinutes: 0,
    overtimeMinutes: 0,
    isFinal: true,
  };
}

import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { readRuntimeSettings } from "../../lib/runtime-settings.ts";
import { isJson } from "../../session/is-json.ts";
import { isSameOrigin } from "../../session/same-origin.ts";
import { readText } from "../../session/read-text.ts";
import { readAskingToken } from "../../session/session-cookies.ts";
import { toSignedOut } from "../../session/signed-out.ts";
import { toVisitorHeaders } from "../../session/visitor-headers.ts";

const TIMEOUT_MS = 30_000;
const MAX_BODY_BYTES = 256 * 1024;

/** Passes a GraphQL request of this dashboard's pages on to the router, with the session's token. */
export async function POST(request: Request): Promise<NextResponse> {
  if (!isSameOrigin(request.headers)) return refuse(403, "FORBIDDEN", "Requests of other sites are refused.");
  if (!isJson(request.headers)) return refuse(415, "BAD_USER_INPUT", "Send application/json.");
  const token = readAskingToken(await cookies());
  if (!token) {
    const { status, code, message } = toSignedOut(request.headers);
    return refuse(status, code, message);
  }
  const body = await readText(request, MAX_BODY_BYTES);
  if (body === undefined) return refuse(413, "BAD_USER_INPUT", "The request is too large.");
  try {
    return await forward(request, body, token);
  } catch {
    return refuse(502, "ROUTER_UNREACHABLE", "The router does not answer.");
  }
}

async function forward(request: Request, body: string, token: string): Promise<NextResponse> {
  const response = await fetch(new URL("/graphql", readRuntimeSettings().routerUrl), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      authorization: `Bearer ${token}`,
      ...toVisitorHeaders(request.headers.get("x-forwarded-for")),
    },
    body,
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    cache: "no-store",
  });
  const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
  for (const name of ["x-request-id", "retry-after"]) {
    const value = response.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new NextResponse(response.body, { status: response.status, headers });
}

function refuse(status: number, code: string, message: string): NextResponse {
  return NextResponse.json({ errors: [{ message, extensions: { code } }] }, { status });
}

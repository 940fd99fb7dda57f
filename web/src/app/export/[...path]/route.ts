import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { readRuntimeSettings } from "../../../lib/runtime-settings.ts";
import { isSameOrigin } from "../../../session/same-origin.ts";
import { readAskingToken } from "../../../session/session-cookies.ts";
import { toSignedOut } from "../../../session/signed-out.ts";
import { toVisitorHeaders } from "../../../session/visitor-headers.ts";

/** What of the router's answer a browser is told. */
const HEADERS = [
  "content-type",
  "content-length",
  "content-disposition",
  "retry-after",
  "x-request-id",
  "x-export-state",
] as const;

/**
 * Gives the file of an export, or of a locked period, as it comes from the router, with the session's token. Other sites cannot lead a browser here:
 * an export spends the session's rights.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ path: string[] }> },
): Promise<NextResponse> {
  if (!isOwnVisit(request.headers)) return refuse(403, "FORBIDDEN", "Requests of other sites are refused.");
  const token = readAskingToken(await cookies());
  if (!token) {
    const { status, code, message } = toSignedOut(request.headers);
    return refuse(status, code, message);
  }
  const { path } = await params;
  if (path.some((part) => part === "." || part === "..")) return refuse(404, "NOT_FOUND", "There is no such file.");
  try {
    return await forward(request, path, token);
  } catch {
    return refuse(502, "ROUTER_UNREACHABLE", "The router does not answer.");
  }
}

async function forward(request: Request, path: readonly string[], token: string): Promise<NextResponse> {
  const url = new URL(`/export/${path.map(encodeURIComponent).join("/")}`, readRuntimeSettings().routerUrl);
  url.search = new URL(request.url).search;
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, ...toVisitorHeaders(request.headers.get("x-forwarded-for")) },
    signal: request.signal, // it lasts as long as somebody waits
    cache: "no-store",
  });
  const headers = new Headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  for (const header of HEADERS) {
    const value = response.headers.get(header);
    if (value) headers.set(header, value);
  }
  return new NextResponse(response.body, { status: response.status, headers });
}

/** From a page of ours, or typed into the address bar. */
function isOwnVisit(headers: Headers): boolean {
  return headers.get("sec-fetch-site") === "none" || isSameOrigin(headers);
}

function refuse(status: number, code: string, message: string): NextResponse {
  return NextResponse.json({ error: { code, message } }, { status });
}

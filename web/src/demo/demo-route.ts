import "server-only";
import { NextResponse } from "next/server";
import { isJson } from "../session/is-json.ts";
import { readText } from "../session/read-text.ts";
import { isSameOrigin } from "../session/same-origin.ts";
import { readSimulatedReaders, type SimulatedReader } from "./demo-file.ts";

const MAX_BODY_BYTES = 1_024;

/** A request that a demo route may answer: what it asks, and whom it may ask for it. */
export interface DemoRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly readers: readonly SimulatedReader[];
}

/**
 * Lets a POST of this dashboard's own pages through. 403 from another site, 404 in an organisation that is no demo,
 * 400 for a body that is no JSON object. Who asks is the route's to check: the router knows.
 */
export async function readDemoRequest(request: Request): Promise<DemoRequest | NextResponse> {
  if (!isSameOrigin(request.headers)) return refuse("FORBIDDEN");
  const readers = await readSimulatedReaders();
  if (readers === undefined) return refuse("NOT_FOUND");
  if (!isJson(request.headers)) return refuse("BAD_USER_INPUT");
  const body = parseObject(await readText(request, MAX_BODY_BYTES));
  return body === undefined ? refuse("BAD_USER_INPUT") : { body, readers };
}

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  DEVICE_DISABLED: 409,
};

/** `{ error: { code } }`, with 503 for a code that says that somebody behind does not answer. */
export function refuse(code: string): NextResponse {
  return NextResponse.json({ error: { code } }, { status: STATUS_BY_CODE[code] ?? 503 });
}

function parseObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const body: unknown = JSON.parse(text ?? "");
    return typeof body === "object" && body !== null ? { ...body } : undefined;
  } catch {
    return undefined; // refused like a body of another form
  }
}

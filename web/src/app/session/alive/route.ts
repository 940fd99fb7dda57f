import { PlaceStatusesDocument } from "@biometricflow/sdk/generated/graphql";
import { NextResponse } from "next/server";
import { toDeviceWrites } from "../../../frame/device-writes.ts";
import type { AliveAnswer } from "../../../frame/own-server.ts";
import { isSessionEnd } from "../../../frame/leave-for-sign-in.ts";
import { queryRouter } from "../../../graphql/execute.server.ts";
import { SESSION_HEADER, toSignedOut } from "../../../session/signed-out.ts";

const NOTHING_TOLD: AliveAnswer = { places: null, deviceWrites: null };
const TIMEOUT_MS = 2_000; // less than an open page waits

/**
 * Open pages ask it every few seconds: how the places are and when readers may be changed, while the session lives or lives again when somebody can renew
 * it; 401 when it is over.
 */
export async function GET(request: Request): Promise<NextResponse> {
  if (request.headers.get(SESSION_HEADER) !== "signed-in") {
    return toSignedOut(request.headers).status === 401 ? refuse() : answer(NOTHING_TOLD);
  }
  const result = await queryRouter(PlaceStatusesDocument, {}, TIMEOUT_MS);
  if (result.ok) {
    const { places, me } = result.data;
    return answer({ places, deviceWrites: toDeviceWrites(me) });
  }
  return isSessionEnd(result.failure.code) ? refuse() : answer(NOTHING_TOLD);
}

function refuse(): NextResponse {
  return NextResponse.json({ error: { code: "UNAUTHENTICATED" } }, { status: 401 });
}

function answer(body: AliveAnswer): NextResponse {
  return NextResponse.json(body, { headers: { "cache-control": "no-store" } });
}

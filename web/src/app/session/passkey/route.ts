import type { NextResponse } from "next/server";
import { signInByPasskey } from "../../../session/router-auth.ts";
import { answerSession } from "../../../session/session-answer.ts";

/** Signs in whose passkey answered, with `{ response }`, the browser's JSON as a text; 204 with cookies, or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  return answerSession(request, { response: "required" }, (texts, visitor) =>
    signInByPasskey({ ...texts, ...visitor }),
  );
}

import type { NextResponse } from "next/server";
import { signInByPasskey } from "../../../session/router-auth.ts";
import { answerSession } from "../../../session/session-answer.ts";

/**
 * Signs in whose passkey answered, with `{ response, accountId }`, the browser's JSON as a text and the one account that may sign in,
 * any where it is empty; 204 with cookies, or `{ error: { code } }`.
 */
export function POST(request: Request): Promise<NextResponse> {
  return answerSession(request, { response: "required", accountId: "optional" }, (texts, visitor) =>
    signInByPasskey({ ...texts, ...visitor }),
  );
}

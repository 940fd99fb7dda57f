import type { NextResponse } from "next/server";
import { setUp } from "../../../session/router-auth.ts";
import { answerSession } from "../../../session/session-answer.ts";

/** Makes the first account with `{ token, username, password }` and signs it in; 204 with cookies, or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  return answerSession(request, ["token", "username", "password"], (account, visitor) =>
    setUp({ ...account, ...visitor }),
  );
}

import type { NextResponse } from "next/server";
import { setUp } from "../../../session/router-auth.ts";
import { answerSession } from "../../../session/session-answer.ts";

/** Makes the first account with `{ token, username, password }` and signs it in; 204 with cookies, or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  return answerSession(request, { token: "required", username: "required", password: "required" }, (account, visitor) =>
    setUp({ ...account, ...visitor }),
  );
}

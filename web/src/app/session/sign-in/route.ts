import type { NextResponse } from "next/server";
import { signIn } from "../../../session/router-auth.ts";
import { answerSession } from "../../../session/session-answer.ts";

/** Signs in with `{ username, password, otp }`, `otp` empty until it is asked for; the answer is 204 with cookies, or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  return answerSession(
    request,
    { username: "required", password: "required", otp: "optional" },
    (credentials, visitor) => signIn({ ...credentials, ...visitor }),
  );
}

import type { NextResponse } from "next/server";
import { setPassword } from "../../../session/router-auth.ts";
import { answerSession } from "../../../session/session-answer.ts";

/** Sets a password with `{ token, password, otp }`, `otp` empty until it is asked for, and signs its owner in; 204 with cookies, or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  return answerSession(request, { token: "required", password: "required", otp: "optional" }, (texts, visitor) =>
    setPassword({ ...texts, ...visitor }),
  );
}

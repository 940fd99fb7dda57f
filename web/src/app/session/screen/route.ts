import { cookies } from "next/headers";
import type { NextResponse } from "next/server";
import { exchangeScreenKey } from "../../../session/router-auth.ts";
import { isSecure } from "../../../session/same-origin.ts";
import { SCREEN_OVER } from "../../../session/screen-token.ts";
import { answerTexts, keepSession, refuse, toEmptyAnswer } from "../../../session/session-answer.ts";
import { readScreenKey, writeScreenKey } from "../../../session/session-cookies.ts";

/**
 * Opens the session of a screen on a wall: by the `{ key }` of its link, which is kept out of reach of scripts, or without one by
 * the key that is kept. 204 with cookies, or `{ error: { code } }`: UNAUTHENTICATED when the key is over, FORBIDDEN for a key of
 * another role, which is not kept.
 */
export function POST(request: Request): Promise<NextResponse> {
  return answerTexts(request, { key: "optional" }, async ({ key }, visitor) => {
    const jar = await cookies();
    const used = key === "" ? (readScreenKey(jar) ?? SCREEN_OVER) : key;
    if (used === SCREEN_OVER) return refuse("UNAUTHENTICATED");
    const outcome = await exchangeScreenKey(used, visitor);
    if (outcome.ok) {
      await keepSession(request, outcome.tokens);
      writeScreenKey(jar, used, isSecure(request.headers));
      return toEmptyAnswer();
    }
    if (outcome.code === "UNAUTHENTICATED" && key === "") writeScreenKey(jar, SCREEN_OVER, isSecure(request.headers));
    return refuse(outcome.code);
  });
}

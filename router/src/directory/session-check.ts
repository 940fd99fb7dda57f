import type { DirectoryHttp } from "./directory-http.ts";

/**
 * Creates the question whether a client token's session goes on. While the directory gives no answer it does: whoever
 * is signed in stays so.
 */
export function createSessionCheck(
  directory: DirectoryHttp,
  authorization: () => string,
): (token: string) => Promise<boolean> {
  return async (token) => {
    try {
      const { status, text } = await directory.request({
        method: "POST",
        path: "/auth/verify",
        headers: { "content-type": "application/json", authorization: authorization() },
        body: JSON.stringify({ token }),
        lane: "session",
        signal: AbortSignal.timeout(ASK_MS),
      });
      return status !== 200 || !saysNo(JSON.parse(text));
    } catch {
      return true; // down, or no answer in time: its last list of ended sessions was asked already
    }
  };
}

const ASK_MS = 1500;

function saysNo(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && Reflect.get(answer, "active") === false;
}

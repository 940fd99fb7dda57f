/** What a demo route answered a page; a refusal has the code that says why. */
export type DemoAnswer = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly code: string };

/** Posts to a demo route of this origin; no answer at all is `NETWORK`. */
export async function postDemo(path: "/demo/punch" | "/demo/traffic", body: object): Promise<DemoAnswer> {
  const request = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, request).catch(() => undefined);
  if (!response) return { ok: false, code: "NETWORK" };
  const answer: unknown = await response.json().catch(() => undefined);
  return response.ok ? { ok: true, body: answer } : { ok: false, code: readCode(answer) ?? `HTTP_${response.status}` };
}

/** The code of `{ error: { code } }`. */
function readCode(answer: unknown): string | undefined {
  const error = readField(answer, "error");
  const code = readField(error, "code");
  return typeof code === "string" ? code : undefined;
}

/** A field of an answer; undefined where there is none. */
export function readField(answer: unknown, key: string): unknown {
  return typeof answer === "object" && answer !== null ? Reflect.get(answer, key) : undefined;
}

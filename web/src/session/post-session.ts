/** Asks the dashboard for a session, from the browser. Undefined when there is one now, else the code of the refusal. */
export async function postSession(path: `/session/${string}`, body: object): Promise<string | undefined> {
  try {
    const response = await send(path, body);
    return response.ok ? undefined : await readCode(response);
  } catch {
    return NO_ANSWER;
  }
}

/** The same where something is told beside the session. Gives that, or the code of the refusal. */
export async function askSession<Answer extends object>(
  path: `/session/${string}`,
  body: object,
): Promise<Answer | { readonly code: string }> {
  try {
    const response = await send(path, body);
    if (!response.ok) return { code: await readCode(response) };
    const answer: Answer = await response.json();
    return answer;
  } catch {
    return { code: NO_ANSWER };
  }
}

/** The dashboard itself does not answer. */
const NO_ANSWER = "NETWORK";

function send(path: string, body: object): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
}

async function readCode(response: Response): Promise<string> {
  const answer: { error?: { code?: string } } = await response.json();
  return answer.error?.code ?? `HTTP_${response.status}`;
}

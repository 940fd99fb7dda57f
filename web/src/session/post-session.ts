/** Asks the dashboard for a session, from the browser. Undefined when there is one now, else the code of the refusal. */
export async function postSession(path: `/session/${string}`, body: object): Promise<string | undefined> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return undefined;
    const answer: { error?: { code?: string } } = await response.json();
    return answer.error?.code ?? `HTTP_${response.status}`;
  } catch {
    return "NETWORK"; // the dashboard itself does not answer
  }
}

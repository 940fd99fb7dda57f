import { Agent, request } from "node:http";

/** The server that a reader calls. */
export interface PushServer {
  readonly host: string;
  readonly port: number;
  /** Before `/iclock`; empty as a rule. */
  readonly prefix?: string;
  /** The address that it calls from; whichever the system takes when omitted. */
  readonly localAddress?: string;
}

/** One answer of the server. */
export interface PushAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const TIMEOUT_MS = 30_000;

/** Sends one request as firmware does: a line of its own, HTTP without encryption. @throws when the line is cut */
export function callServer(
  server: PushServer,
  {
    method,
    target,
    body,
  }: { readonly method: "GET" | "POST"; readonly target: string; readonly body?: string | Buffer },
): Promise<PushAnswer> {
  const bytes = Buffer.from(body ?? "");
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: false });
    const call = request(
      {
        ...{ agent, method, host: server.host, port: server.port, path: `${server.prefix ?? ""}/iclock/${target}` },
        ...(server.localAddress === undefined ? {} : { localAddress: server.localAddress }),
        headers: {
          "user-agent": "iClock Proxy/1.09",
          ...(method === "POST" ? { "content-type": "text/plain", "content-length": bytes.length } : {}),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
        });
      },
    );
    call.setTimeout(TIMEOUT_MS, () => call.destroy(new Error("the server does not answer")));
    call.on("error", reject);
    call.end(bytes);
  });
}

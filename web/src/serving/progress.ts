import { createHash } from "node:crypto";
import type { RequestListener, ServerResponse } from "node:http";
import { listCertificateAlarms } from "@biometricflow/edge/certificates-in-use";

/** What the progress page knows. */
export interface ServingState {
  isReady: boolean;
  readonly startedAtMs: number;
}

const RETRY_AFTER_S = 5;

const STYLE = `
:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-content:center;gap:.5rem;justify-items:center;
font:16px/1.5 system-ui,sans-serif;background:#f5f6f4;color:#14201b}p{margin:0;color:#52615a}h1{margin:.5rem 0 0;font-size:1.25rem}
.bar{inline-size:14rem;block-size:4px;border-radius:2px;overflow:hidden;background:#dce1dd}.bar i{display:block;block-size:100%;
inline-size:40%;border-radius:2px;background:#0b6553;animation:move 1.6s ease-in-out infinite alternate}@keyframes move{to{margin-inline-start:60%}}
@media(prefers-color-scheme:dark){body{background:#0c1210;color:#e6ede9}p{color:#9cafa6}.bar{background:#24312c}.bar i{background:#5bd0b0}}
@media(prefers-reduced-motion:reduce){.bar i{animation:none;inline-size:100%}}`;

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="3"><title>Preparing the dashboard</title><style>${STYLE}</style></head><body>
<svg width="44" height="44" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#0b6553"/><g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"><path d="M8.5 19.5v-3.2a7.5 7.5 0 0 1 15 0v2.2"/><path d="M12 22.5v-6.2a4 4 0 0 1 8 0v3.4c0 1.4-.3 2.6-.8 3.8"/><path d="M16 16.4v3.8c0 1.9-.4 3.4-1.2 4.8"/></g></svg>
<h1>Preparing the dashboard</h1><div class="bar" role="progressbar" aria-label="Building"><i></i></div>
<p>Its pages are being built; this happens once. The page opens by itself.</p></body></html>`;

/** The styles of the page by what they are: nothing else may be written into it. */
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const CONTENT_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'`;

/** Answers `/health` and `/ready`, and everything else with 503 and a page that opens by itself later. */
export function createProgressListener(state: ServingState): RequestListener {
  return (request, response) => {
    const path = request.url?.split("?")[0];
    const uptimeS = Math.round((Date.now() - state.startedAtMs) / 1000);
    if (path === "/health") return sendJson(response, 200, { ...toStatus(), service: "web", uptimeS });
    if (path === "/ready")
      return sendJson(response, state.isReady ? 200 : 503, { ready: state.isReady, service: "web" });
    response.writeHead(503, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": String(RETRY_AFTER_S),
      "content-security-policy": CONTENT_POLICY,
    });
    response.end(PAGE);
  };
}

/** As the other processes say it. */
function toStatus() {
  const alarms = listCertificateAlarms(Date.now()).map(({ sinceMs, ...alarm }) => ({
    ...alarm,
    since: new Date(sinceMs).toISOString(),
  }));
  return alarms.length === 0 ? { status: "ok" } : { status: "degraded", alarms };
}

/** The paths that this listener answers also when the pages are there. */
export function isServicePath(url: string | undefined): boolean {
  return url === "/health" || url === "/ready";
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

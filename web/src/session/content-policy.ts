/**
 * The Content-Security-Policy of one response. Scripts need the response's nonce; connections go to this origin, whose
 * sockets some browsers do not count as 'self'. Styles stay open because the grid and the editor set them at run time.
 */
export function toContentPolicy(nonce: string, ownOrigin: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${ownOrigin.replace(/^http/, "ws")}`,
    "worker-src 'self' blob:",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

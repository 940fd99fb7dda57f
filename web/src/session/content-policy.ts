/**
 * The Content-Security-Policy of one response. Scripts need the response's nonce; connections go to this origin, whose
 * sockets some browsers do not count as 'self'. Style elements need the nonce too, and there are no style attributes: pages set
 * such styles by script. The tools of `next dev` alone know no nonce.
 */
export function toContentPolicy(nonce: string, ownOrigin: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
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

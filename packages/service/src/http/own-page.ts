import type { FastifyRequest } from "fastify";

/** True for a browser that opens an endpoint as a page: it asks for HTML and brings no operation. */
export function isPageRequest({ method, url, headers }: Pick<FastifyRequest, "method" | "url" | "headers">): boolean {
  const search = new URLSearchParams(url.split("?").slice(1).join("?")); // the target of a request may be no URL
  return method === "GET" && !search.has("query") && headers.accept?.includes("text/html") === true;
}

/** The page of an endpoint that is made for programs: plain, of this product, and nothing that a content policy refuses. */
export function toOwnPage(service: string, dashboardUrl: string | undefined): string {
  const dashboard =
    dashboardUrl === undefined
      ? ""
      : `<p>The dashboard, with a playground for queries, is at <a href="${dashboardUrl}">${dashboardUrl}</a>.</p>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>BiometricFlow ${service}</title>
<meta name="color-scheme" content="light dark">
<h1>BiometricFlow ${service}</h1>
<p>This address answers programs: send GraphQL by POST, with a token in <code>authorization</code>.</p>
${dashboard}
</html>
`;
}

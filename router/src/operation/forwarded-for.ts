import type { FastifyRequest } from "fastify";

/** The `x-forwarded-for` towards the directory: what came, then the address it came from. */
export function toForwardedFor({ headers, ip }: Pick<FastifyRequest, "headers" | "ip">): string {
  const given = headers["x-forwarded-for"];
  const before = Array.isArray(given) ? given.join(", ") : given;
  return before === undefined || before.trim() === "" ? ip : `${before}, ${ip}`;
}

/**
 * Whether a request says that it carries JSON. A page of another site can send forms and texts to any address; JSON it may
 * send only after the address has allowed it.
 */
export function isJson(headers: Headers): boolean {
  const [mediaType = ""] = (headers.get("content-type") ?? "").split(";", 1);
  return mediaType.trim().toLowerCase() === "application/json";
}

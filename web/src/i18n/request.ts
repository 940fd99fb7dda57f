import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, parseLocale } from "./locale.ts";

/** The language and the texts of a request. Times carry their place's zone, so the default zone is never seen. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = parseLocale(chosen, (await headers()).get("accept-language"));
  const messages = locale === "ar" ? await import("../../messages/ar.json") : await import("../../messages/en.json");
  return { locale, timeZone: "UTC", messages: messages.default };
});

import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, parseLocale } from "./locale.ts";
import { loadMessages } from "./messages.ts";

/** The language and the texts of a request. Times carry their place's zone, so the default zone is never seen. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = parseLocale(chosen, (await headers()).get("accept-language"));
  return { locale, timeZone: "UTC", messages: await loadMessages(locale) };
});

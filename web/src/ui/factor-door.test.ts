import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import arEntrance from "../../messages/ar/entrance.json" with { type: "json" };
import arFailures from "../../messages/ar/failures.json" with { type: "json" };
import enEntrance from "../../messages/en/entrance.json" with { type: "json" };
import enFailures from "../../messages/en/failures.json" with { type: "json" };
import { FactorDoor } from "./factor-door.tsx";

it.each([
  ["en", { ...enEntrance, ...enFailures }],
  ["ar", { ...arEntrance, ...arFailures }],
] as const)("says why and leads to the sign-in page, in %s", (locale, messages) => {
  const children = createElement(FactorDoor);
  const provided = { locale, messages, timeZone: "UTC", children };
  const html = renderToStaticMarkup(createElement(NextIntlClientProvider, provided));
  expect(html).toContain(messages.errors.SECOND_FACTOR_SETUP_REQUIRED);
  expect(html).toMatch(new RegExp(`<a [^>]*href="/sign-in"[^>]*>${messages.signIn.title}</a>`));
});

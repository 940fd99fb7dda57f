import "./globals.css";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { toDirection, toLocale } from "../i18n/locale.ts";
import { readRuntimeSettings } from "../lib/runtime-settings.ts";

export async function generateMetadata(): Promise<Metadata> {
  await headers(); // the organisation's name is known only at run time
  const { organisation } = readRuntimeSettings();
  return { title: { default: organisation, template: `%s · ${organisation}` }, robots: { index: false } };
}

/** The document: language, direction, theme, and the state kept in the URL. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const locale = await getLocale();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={locale} dir={toDirection(toLocale(locale) ?? "en")} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider>
          <ThemeProvider attribute="class" nonce={nonce} disableTransitionOnChange>
            <NuqsAdapter>{children}</NuqsAdapter>
          </ThemeProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

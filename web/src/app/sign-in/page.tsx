import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { parseNextPath } from "../../lib/next-path.ts";
import { readRuntimeSettings } from "../../lib/runtime-settings.ts";
import { BrandMark } from "../../ui/brand-mark.tsx";
import { LanguageSwitch } from "../../ui/language-switch.tsx";
import { ThemeSwitch } from "../../ui/theme-switch.tsx";
import { RidgePattern } from "./ridge-pattern.tsx";
import { RouterStatus } from "./router-status.tsx";
import { SignInForm } from "./sign-in-form.tsx";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

const REASONS = ["ended", "unavailable"] as const;

export default async function SignInPage({ searchParams }: Props) {
  const { next, reason } = await searchParams;
  const t = await getTranslations("signIn");
  const known = REASONS.find((candidate) => candidate === reason);
  return (
    <main className="relative isolate grid min-h-dvh place-items-center overflow-hidden px-4 py-10">
      <RidgePattern />
      <div className="absolute end-3 top-3 flex items-center gap-1">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-3">
          <BrandMark className="size-11" />
          <div>
            <p className="text-sm text-muted">BiometricFlow</p>
            <h1 className="text-xl font-semibold tracking-tight">
              <bdi>{readRuntimeSettings().organisation}</bdi>
            </h1>
          </div>
        </div>
        <div className="card p-6 shadow-sm">
          {known ? <p className="strip mb-4 bg-warn-soft text-warn">{t(`reason.${known}`)}</p> : null}
          <SignInForm next={parseNextPath(typeof next === "string" ? next : undefined)} />
        </div>
        <Suspense fallback={<p className="mt-4 h-6" />}>
          <RouterStatus />
        </Suspense>
      </div>
    </main>
  );
}

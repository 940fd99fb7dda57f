import type { ReactNode } from "react";
import { readRuntimeSettings } from "../lib/runtime-settings.ts";
import { BrandMark } from "./brand-mark.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { RidgePattern } from "./ridge-pattern.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** The page before a session: whose dashboard it is, language and theme, one card, and what stands below it. */
export function Entrance({ children, below }: { readonly children: ReactNode; readonly below?: ReactNode }) {
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
        <div className="card p-6 shadow-sm">{children}</div>
        {below}
      </div>
    </main>
  );
}

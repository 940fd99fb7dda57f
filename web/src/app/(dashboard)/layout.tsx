import { FrameDocument } from "@biometricflow/sdk/generated/graphql";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { execute } from "../../graphql/execute.server.ts";
import { readRuntimeSettings } from "../../lib/runtime-settings.ts";
import { ConnectionBanner } from "../../frame/connection-banner.tsx";
import { toDeviceWrites } from "../../frame/device-writes.ts";
import { FrameProvider } from "../../frame/frame-context.tsx";
import { UnsavedRosterProvider } from "../../frame/unsaved-roster.tsx";
import { FramePlaces } from "../../frame/frame-places.tsx";
import { readTokenLife } from "../../session/token-life.ts";
import { isScreenToken } from "../../session/screen-token.ts";
import { accessCookie, readViewAsToken } from "../../session/session-cookies.ts";
import { AccountPanel } from "../../ui/account-panel.tsx";
import { BrandMark } from "../../ui/brand-mark.tsx";
import { BottomNav, SideNav } from "../../ui/navigation.tsx";
import { arePasskeysHere } from "../../passkeys/passkeys-here.server.ts";
import { SessionWatch } from "../../ui/session-watch.tsx";
import { ViewAsBanner } from "../../ui/view-as-banner.tsx";

/** The frame of every page behind the sign-in: navigation, the places as they are now, account, content. */
export default async function DashboardLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations("frame");
  const frame = await execute(FrameDocument, {});
  const viewer = frame.ok ? frame.data.me : null;
  const endsAtMs = await readViewAsEnd();
  // a screen asks otherwise than others, also while the router does not say who asks
  const role = viewer?.role ?? (isScreenToken((await cookies()).get(accessCookie())?.value) ? "SCREEN" : null);
  return (
    <FrameProvider
      places={frame.ok ? frame.data.places : undefined}
      role={role}
      accountId={viewer?.id ?? null}
      isViewing={endsAtMs !== undefined}
      deviceWrites={toDeviceWrites(viewer)}
    >
      <UnsavedRosterProvider>
        <div className="md:grid md:min-h-dvh md:grid-cols-[15rem_minmax(0,1fr)]">
          <a href="#content" className="button absolute start-3 top-3 z-50 -translate-y-20 focus:translate-y-0">
            {t("skip")}
          </a>
          <header className="flex items-center gap-3 border-line px-4 py-3 max-md:border-b md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:gap-6 md:border-e md:bg-surface md:px-3 md:py-5">
            <div className="flex min-w-0 grow items-center gap-2.5 md:grow-0 md:px-2">
              <BrandMark className="size-8 shrink-0" />
              <p className="min-w-0 one-line font-semibold tracking-tight">
                <bdi>{readRuntimeSettings().organisation}</bdi>
              </p>
            </div>
            <SideNav />
            <FramePlaces />
            <AccountPanel username={viewer?.username ?? null} role={role} />
          </header>
          <main id="content" tabIndex={-1} className="min-w-0 px-4 pt-5 pb-24 outline-none md:px-8 md:pt-7 md:pb-10">
            {endsAtMs ? <ViewAsBanner username={viewer?.username ?? null} endsAtMs={endsAtMs} /> : null}
            <ConnectionBanner />
            {children}
          </main>
          <BottomNav />
          <SessionWatch
            account={endsAtMs === undefined && viewer ? { id: viewer.id, username: viewer.username } : null}
            hasPasskeys={await arePasskeysHere()}
          />
        </div>
      </UnsavedRosterProvider>
    </FrameProvider>
  );
}

/** When another account's view ends, in milliseconds since 1970; `undefined` while nobody's is seen. */
async function readViewAsEnd(): Promise<number | undefined> {
  const token = readViewAsToken(await cookies());
  const life = token ? readTokenLife(token) : undefined;
  return life ? life.expiresAt * 1000 : undefined;
}

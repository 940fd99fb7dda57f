"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useEffect, useTransition } from "react";

const EVERY_MS = 15_000;

/** Renders the page's data anew every 15 seconds while it is visible, and at once by its button. */
export function AutoRefresh() {
  const t = useTranslations("devices");
  const router = useRouter();
  const [isBusy, startRefresh] = useTransition();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void refreshWhenServed(() => router.refresh());
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <button
      type="button"
      className="button"
      aria-busy={isBusy}
      data-testid="refresh"
      onClick={() => startRefresh(() => refreshWhenServed(() => router.refresh()))}
    >
      <RefreshCw aria-hidden className={`size-4 ${isBusy ? "animate-spin motion-reduce:animate-none" : ""}`} />
      {t("refresh")}
    </button>
  );
}

/** A refresh that meets no server would leave the page for the browser's own error page; so it asks before. */
async function refreshWhenServed(refresh: () => void): Promise<void> {
  const response = await fetch("/ready", { cache: "no-store" }).catch(() => undefined);
  if (response?.ok) startTransition(refresh);
}

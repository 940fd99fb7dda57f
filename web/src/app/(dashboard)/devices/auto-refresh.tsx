"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useTransition } from "react";

const EVERY_MS = 15_000;

/** Renders the page's data anew every 15 seconds while it is visible, and at once by its button. */
export function AutoRefresh() {
  const t = useTranslations("devices");
  const router = useRouter();
  const [isBusy, startRefresh] = useTransition();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <button
      type="button"
      className="button"
      aria-busy={isBusy}
      data-testid="refresh"
      onClick={() => startRefresh(() => router.refresh())}
    >
      <RefreshCw aria-hidden className={`size-4 ${isBusy ? "animate-spin motion-reduce:animate-none" : ""}`} />
      {t("refresh")}
    </button>
  );
}

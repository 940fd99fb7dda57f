"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { useFresh } from "./reader/use-fresh.ts";

/** Renders the page's data anew when a reader's status is another, every 15 seconds, and at once by its button. */
export function AutoRefresh() {
  const t = useTranslations("devices");
  const { refresh } = useFrame();
  const [isBusy, setBusy] = useState(false);
  useFresh(() => void refresh());
  const refreshNow = async () => {
    setBusy(true);
    await refresh();
    setBusy(false);
  };
  return (
    <button type="button" className="button" aria-busy={isBusy} data-testid="refresh" onClick={() => void refreshNow()}>
      <RefreshCw aria-hidden className={`size-4 ${isBusy ? "animate-spin motion-reduce:animate-none" : ""}`} />
      {t("refresh")}
    </button>
  );
}

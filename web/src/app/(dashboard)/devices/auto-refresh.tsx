"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";

const EVERY_MS = 15_000;

/** Renders the page's data anew when a reader's status is another, every 15 seconds, and at once by its button. */
export function AutoRefresh() {
  const t = useTranslations("devices");
  const { refresh, readerChanges, beginnings } = useFrame();
  const [isBusy, setBusy] = useState(false);
  // What changed between the making of the page and the first beginning of the stream, the stream does not tell.
  const news = readerChanges + Math.min(beginnings, 1);
  const known = useRef(news);
  useEffect(() => {
    if (known.current !== news) void refresh();
    known.current = news;
  }, [news, refresh]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [refresh]);
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

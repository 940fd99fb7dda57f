"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDeviceWrites } from "../frame/use-device-writes.ts";
import { localZone, toFormats } from "../lib/format.ts";
import { useIsHydrated } from "../lib/use-is-hydrated.ts";

/**
 * What changes something on a reader: says until when one may, where that ends, and lets nothing be pressed while one may not. An end that
 * comes while the page is open is seen at once; the router refuses all the same.
 */
export function ReaderWrites({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("readerWrites");
  const { minute } = toFormats(useLocale());
  const isHydrated = useIsHydrated(); // the server knows neither the clock nor the zone of whoever looks
  const right = useDeviceWrites();
  if (right.kind === "STANDS") return children;
  const isOpen = right.kind === "ENDS";
  const time = right.kind === "NOT_GIVEN" ? "" : minute(new Date(right.untilMs).toISOString(), localZone());
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-2" disabled={!isOpen} data-testid="reader-writes">
      {isHydrated ? (
        <output
          className={`strip ${isOpen ? "bg-sunken text-muted" : "bg-warn-soft text-warn"}`}
          data-testid="reader-writes-state"
          data-state={right.kind}
        >
          {t(right.kind, { time })}
        </output>
      ) : null}
      {children}
    </fieldset>
  );
}

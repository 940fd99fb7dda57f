"use client";

import { useTranslations } from "next-intl";
import type { DeedFailure } from "../../../graphql/use-deed.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { toRefusal } from "./refusal.ts";

/** Why something was not done to a reader, in these pages' words where they have some; what would be taken is listed. */
export function ReaderRefusal({ fault }: { readonly fault: DeedFailure | undefined }) {
  const t = useTranslations("readerRefusal");
  const refusal = toRefusal(fault);
  if (!refusal) return <DeedFault fault={fault} />;
  const { reason, allowed } = refusal;
  return (
    <div
      role="alert"
      className="grid gap-1 text-sm text-bad"
      data-testid="deed-fault"
      data-code={fault?.code}
      data-reason={reason}
    >
      <p>{t(reason)}</p>
      {allowed.length > 0 ? (
        <ul className="flex flex-wrap gap-x-3 gap-y-1" data-testid="allowed" aria-label={t("allowed")}>
          {allowed.map((one) => (
            <li key={one}>
              <bdi dir="ltr" className="tabular-nums">
                {one}
              </bdi>
            </li>
          ))}
        </ul>
      ) : null}
      {reason === "ADDRESS_NOT_ALLOWED" || reason === "PORT_NOT_ALLOWED" ? (
        <p className="text-muted">{t("widen")}</p>
      ) : null}
    </div>
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { ScrollArea } from "../../../../ui/scroll-area.tsx";
import type { VerifiedRow } from "./verification.ts";

const HEAD = "px-3 py-2 text-start font-medium";
const CELL = "px-3 py-2";

/** Some of the rows that only one side has, for a look. */
export function VerifiedExamples({ examples }: { readonly examples: readonly VerifiedRow[] }) {
  const t = useTranslations("verify");
  const tReason = useTranslations("reader.aside.reason");
  const { full } = toFormats(useLocale());
  return (
    <ScrollArea name={t("examples")} className="max-h-96 overflow-auto rounded-lg border border-line">
      <table className="w-full text-sm" data-testid="verified-examples" data-total={examples.length}>
        <caption className="px-3 pt-3 pb-2 text-start font-semibold">{t("examples")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {(["side", "pin", "time"] as const).map((column) => (
              <th key={column} scope="col" className={HEAD}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {examples.map(({ side, pin, localTime, rows, setAside }) => (
            <tr
              key={`${side} ${pin} ${localTime} ${setAside}`}
              className="border-b border-line align-top last:border-0"
              data-side={side}
            >
              <td className={CELL}>
                {t(`side.${side}`)}
                {setAside ? <p className="text-xs text-muted">{tReason(setAside)}</p> : null}
                {rows > 1 ? <p className="text-xs text-muted">{t("times", { count: rows })}</p> : null}
              </td>
              <td className={`${CELL} tabular-nums`}>
                <bdi dir="ltr">{pin}</bdi>
              </td>
              <td className={`${CELL} tabular-nums`}>
                <bdi>{full(`${localTime}Z`, "UTC")}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

"use client";

import type { AuditLogQuery } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";

type Change = NonNullable<AuditLogQuery["auditLog"]>[number]["changes"][number];

/** What an audited change changed, field by field, once it is opened. */
export function AuditChanges({ changes }: { readonly changes: readonly Change[] }) {
  const t = useTranslations("audit");
  return (
    <details data-testid="audit-changes">
      <summary className="cursor-pointer text-xs text-muted">{t("fields", { count: changes.length })}</summary>
      <table className="mt-2 w-full table-fixed text-xs">
        <thead>
          <tr className="text-muted">
            {(["field", "before", "after"] as const).map((column) => (
              <th key={column} scope="col" className="py-1 pe-3 text-start font-medium">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }, index) => (
            // several changes of one thing have the same name; none of them moves
            <tr key={index} className="border-t border-line align-top">
              <th scope="row" className="py-1 pe-3 text-start font-normal wrap-anywhere">
                <bdi dir="ltr">{field}</bdi>
              </th>
              <Value text={before} />
              <Value text={after} />
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Value({ text }: { readonly text: string | null }) {
  const t = useTranslations("audit");
  return (
    <td className="py-1 pe-3 wrap-anywhere">
      {text === null ? <span className="text-muted">{t("nothing")}</span> : <bdi>{text}</bdi>}
    </td>
  );
}

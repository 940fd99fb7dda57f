"use client";

import { useTranslations } from "next-intl";

/** A cell that does not do. */
export interface SheetFault {
  readonly line: number;
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

/** The cells of a sheet that do not do, each by its line. Nothing when all do. */
export function SheetFaults({ faults }: { readonly faults: readonly SheetFault[] }) {
  const t = useTranslations("sheetFaults");
  if (faults.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
    <section className="max-h-64 overflow-auto" tabIndex={0} aria-label={t("title", { count: faults.length })}>
      <p className="font-medium text-bad">{t("title", { count: faults.length })}</p>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-xs text-muted">
            {(["line", "column", "found", "expected"] as const).map((head) => (
              <th key={head} scope="col" className="py-1 pe-3 text-start font-medium">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, column, found, expected }) => (
            <tr key={`${line}-${column}`} className="align-baseline" data-line={line}>
              <td className="pe-3 tabular-nums">{line}</td>
              <td className="pe-3">
                <bdi dir="ltr">{column}</bdi>
              </td>
              <td className="py-0.5 pe-3">
                <bdi className="inline-block max-w-48 min-w-20 wrap-anywhere">{found}</bdi>
              </td>
              <td>
                <bdi dir="ltr">{expected}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

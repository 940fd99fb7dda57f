"use client";

import { ImportAbsencesDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useDeed } from "../../../graphql/use-deed.ts";
import { useReread } from "../../../graphql/use-reread.ts";
import { SheetImport } from "../../../ui/sheet-import.tsx";

/** Takes absences from a sheet; which columns it has is said beside it. */
export function AbsenceImport() {
  const t = useTranslations("absenceImport");
  const deed = useDeed();
  const reread = useReread();
  return (
    <details className="card mb-4 p-4">
      <summary className="text-sm font-medium">{t("title")}</summary>
      <p className="mt-1 text-sm text-muted">
        {t("about")}{" "}
        <code dir="ltr" className="font-mono text-xs">
          pin,from,to,kind,part,note
        </code>
      </p>
      <div className="mt-2 flex">
        <SheetImport
          chooseWords={t("choose")}
          testId="absence-import"
          edge="start"
          deed={deed}
          onSend={async (csv, dryRun) => {
            const outcome = (await deed.run(ImportAbsencesDocument, { input: { csv, dryRun } }))?.importAbsences;
            if (!outcome) return undefined;
            const { isDone, added, unchanged, faults } = outcome;
            if (isDone) reread();
            return { isDone, faults, changes: added, words: t(isDone ? "done" : "would", { added, unchanged }) };
          }}
        />
      </div>
    </details>
  );
}

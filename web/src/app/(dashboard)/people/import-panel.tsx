"use client";

import { ImportPeopleDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useDeed } from "../../../graphql/use-deed.ts";
import { useReread } from "../../../graphql/use-reread.ts";
import { SheetImport } from "../../../ui/sheet-import.tsx";

/** Takes people from a sheet. */
export function ImportPanel() {
  const t = useTranslations("people.import");
  const deed = useDeed();
  const reread = useReread();
  return (
    <SheetImport
      chooseWords={t("choose")}
      testId="import"
      deed={deed}
      onSend={async (csv, dryRun) => {
        const outcome = (await deed.run(ImportPeopleDocument, { input: { csv, dryRun } }))?.importPeople;
        if (!outcome) return undefined;
        const { isDone, created, changed, unchanged, faults } = outcome;
        if (isDone) reread();
        const words = t(isDone ? "done" : "would", { created, changed, unchanged });
        return { isDone, faults, changes: created + changed, words };
      }}
    />
  );
}

"use client";

import { RemoveDeviceDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { ReaderRefusal } from "../reader-refusal.tsx";
import type { SettingsProps } from "./reader.ts";
import { SureButton } from "./sure-button.tsx";

/** Removes a reader that was added here: says first what is forgotten and what stays. */
export function RemoveReader({ reader, onDone }: SettingsProps) {
  const t = useTranslations("reader.settings");
  const deed = useDeed();
  const remove = async () => {
    if ((await deed.run(RemoveDeviceDocument, { input: { deviceId: reader.id } })) !== undefined) onDone();
  };
  return (
    <section className="card grid gap-2 border-bad p-4 text-sm" data-testid="remove-reader" aria-label={t("remove")}>
      <h2 className="font-semibold">{t("remove")}</h2>
      <p className="text-muted">{t("removeAbout")}</p>
      <SureButton
        deed={deed}
        words={t("removeAsk")}
        sureWords={t("removeSure")}
        testId="remove"
        onSure={() => void remove()}
      >
        <ul className="grid list-disc gap-1 ps-5">
          <li>{t("forgotten")}</li>
          <li>{t("stays")}</li>
          <li>{t("again")}</li>
        </ul>
      </SureButton>
      <ReaderRefusal fault={deed.fault} />
    </section>
  );
}

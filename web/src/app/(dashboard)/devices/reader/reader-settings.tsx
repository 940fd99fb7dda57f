"use client";

import { useTranslations } from "next-intl";
import type { SettingsProps } from "./reader.ts";
import { isPushing } from "./reader-parts.ts";
import { RemoveReader } from "./remove-reader.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { SwitchReader } from "./switch-reader.tsx";

/** What can be changed of a reader here, and where the rest of it is changed. */
export function ReaderSettings({ reader, onDone }: SettingsProps) {
  const t = useTranslations("reader.settings");
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-4" data-testid="reader-settings">
      {reader.isAdded ? (
        <SettingsForm reader={reader} onDone={onDone} />
      ) : (
        <section className="card grid gap-2 p-4 text-sm" data-testid="configured">
          <h2 className="font-semibold">{t("configuredTitle")}</h2>
          <p>{t("configured")}</p>
          {reader.status === "DISABLED" ? <p>{t("removed")}</p> : null}
        </section>
      )}
      {isPushing(reader) ? null : <SwitchReader reader={reader} onDone={onDone} />}
      {reader.isAdded ? <RemoveReader reader={reader} onDone={onDone} /> : null}
    </div>
  );
}

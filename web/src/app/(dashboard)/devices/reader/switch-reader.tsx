"use client";

import { DisableDeviceDocument, EnableDeviceDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { ReaderRefusal } from "../reader-refusal.tsx";
import type { SettingsProps } from "./reader.ts";
import { SureButton } from "./sure-button.tsx";

type Result = "on" | "off" | "stillOff";

/** Switches a reader off and on: whether somebody visits it. */
export function SwitchReader({ reader, onDone }: SettingsProps) {
  const t = useTranslations("reader.settings");
  const { deed, result, enable, disable } = useSwitch({ reader, onDone });
  const isOff = reader.status === "DISABLED";
  const onWord = (
    <p>
      <button type="button" className="button" disabled={deed.isBusy} data-testid="enable" onClick={enable}>
        {t("enable")}
      </button>
    </p>
  );
  return (
    <section
      className="card grid gap-2 p-4 text-sm"
      data-testid="switch-reader"
      data-off={isOff}
      aria-label={t("switch")}
    >
      <h2 className="font-semibold">{t("switch")}</h2>
      <p className="text-muted">{t(isOff ? "isOff" : "isOn")}</p>
      {isOff ? (
        onWord
      ) : (
        <SureButton deed={deed} words={t("disable")} sureWords={t("disableSure")} testId="disable" onSure={disable}>
          <p className="font-medium">{t("disableAsk")}</p>
        </SureButton>
      )}
      {result ? <output data-testid="switched">{t(`result.${result}`)}</output> : null}
      <ReaderRefusal fault={deed.fault} />
    </section>
  );
}

/** One that its configuration switches off stays off, whatever is asked for here. */
function useSwitch({ reader, onDone }: SettingsProps) {
  const deed = useDeed();
  const [result, setResult] = useState<Result>();
  const input = { deviceId: reader.id };
  const take = (next: Result) => {
    setResult(next);
    onDone();
  };
  const disable = async () => {
    if ((await deed.run(DisableDeviceDocument, { input })) !== undefined) take("off");
  };
  const enable = async () => {
    const answer = await deed.run(EnableDeviceDocument, { input });
    if (answer !== undefined) take(answer.enableDevice?.device?.status === "DISABLED" ? "stillOff" : "on");
  };
  return { deed, result, enable: () => void enable(), disable: () => void disable() };
}

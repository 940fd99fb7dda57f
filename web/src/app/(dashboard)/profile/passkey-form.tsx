"use client";

import { AddPasskeyDocument, BeginPasskeyDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { type DeedFailure, useDeed } from "../../../graphql/use-deed.ts";
import { makePasskey } from "../../../passkeys/browser-passkeys.ts";
import { readField } from "../../../ui/session-form.tsx";
import { CloseButton, OwnForm } from "./own-form.tsx";
import { PasskeyNameField, ProofFields, readProof } from "./passkey-fields.tsx";

interface Props {
  readonly hasCode: boolean;
  readonly onClose: () => void;
}

/** Makes a passkey: the password (and a code), then what the browser shows. */
export function PasskeyForm({ hasCode, onClose }: Props) {
  const t = useTranslations("passkeys");
  const deed = useDeed();
  const { refresh } = useFrame();
  const [isMaking, setMaking] = useState(false);
  const [fault, setFault] = useState<DeedFailure>();
  const submit = async (form: FormData) => {
    setFault(undefined);
    const asked = await deed.run(BeginPasskeyDocument, { input: readProof(form) });
    if (!asked?.beginPasskey) return;
    setMaking(true);
    const made = await makePasskey(asked.beginPasskey.options);
    setMaking(false);
    if ("code" in made) return setFault({ code: made.code, message: made.code, details: {} });
    const input = { name: readField(form, "name"), response: made.response };
    if ((await deed.run(AddPasskeyDocument, { input })) === undefined) return;
    await refresh();
    onClose();
  };
  const isBusy = deed.isBusy || isMaking;
  return (
    <OwnForm
      name="passkey-add"
      submitText={t("next")}
      deed={{ isBusy, fault: fault ?? deed.fault }}
      onSubmit={submit}
      aside={<CloseButton isBusy={isBusy} onClick={onClose} />}
    >
      <p className="text-sm text-muted">{t("ends")}</p>
      <PasskeyNameField />
      <ProofFields hasCode={hasCode} />
    </OwnForm>
  );
}

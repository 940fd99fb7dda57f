"use client";

import {
  type PasskeyFactsFragment,
  RemovePasskeyDocument,
  RenamePasskeyDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { useDeed } from "../../../graphql/use-deed.ts";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { readField } from "../../../ui/session-form.tsx";
import { CloseButton, OwnForm } from "./own-form.tsx";
import { PasskeyNameField, ProofFields, readProof } from "./passkey-fields.tsx";

type Wish = "rename" | "remove";

interface Props {
  readonly passkey: PasskeyFactsFragment;
  readonly hasCode: boolean;
}

/** One passkey: what it is called, when it was made and used; another name, or its end. */
export function PasskeyLine({ passkey, hasCode }: Props) {
  const t = useTranslations("passkeys");
  const [wish, setWish] = useState<Wish>();
  const { name, isSynced } = passkey;
  return (
    <li className="grid gap-3 py-3 text-sm" data-testid="passkey-line" data-name={name}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            <bdi className="wrap-anywhere">{name}</bdi>
            {isSynced ? <span className="tag bg-info-soft text-info">{t("synced")}</span> : null}
          </p>
          <Times passkey={passkey} />
        </div>
        {wish === undefined ? (
          <div className="flex gap-2">
            {(["rename", "remove"] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="button"
                data-testid={`passkey-${one}`}
                onClick={() => setWish(one)}
              >
                {t(one)}
              </button>
            ))}
          </div>
        ) : null}
      </div>
      {wish === undefined ? null : (
        <WishForm wish={wish} passkey={passkey} hasCode={hasCode} onClose={() => setWish(undefined)} />
      )}
    </li>
  );
}

function Times({ passkey: { createdAt, lastUsedAt } }: Pick<Props, "passkey">) {
  const t = useTranslations("passkeys");
  return (
    <p className="text-muted">
      {t("made")} <RelativeTime instant={createdAt} zone={undefined} /> ·{" "}
      {lastUsedAt ? (
        <>
          {t("used")} <RelativeTime instant={lastUsedAt} zone={undefined} />
        </>
      ) : (
        t("unused")
      )}
    </p>
  );
}

function WishForm({ wish, passkey, hasCode, onClose }: Props & { readonly wish: Wish; readonly onClose: () => void }) {
  const t = useTranslations("passkeys");
  const deed = useDeed();
  const { refresh } = useFrame();
  const { id, name } = passkey;
  const submit = async (form: FormData) => {
    const answer =
      wish === "rename"
        ? await deed.run(RenamePasskeyDocument, { input: { id, name: readField(form, "name") } })
        : await deed.run(RemovePasskeyDocument, { input: { id, ...readProof(form) } });
    if (answer === undefined) return;
    await refresh();
    onClose();
  };
  const aside = <CloseButton isBusy={deed.isBusy} onClick={onClose} />;
  return (
    <OwnForm name={`passkey-${wish}`} submitText={t(wish)} deed={deed} onSubmit={submit} aside={aside}>
      {wish === "rename" ? (
        <PasskeyNameField name={name} />
      ) : (
        <>
          <p className="text-muted">{t("removal")}</p>
          <ProofFields hasCode={hasCode} />
        </>
      )}
    </OwnForm>
  );
}

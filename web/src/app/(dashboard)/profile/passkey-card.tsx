"use client";

import type { ProfileQuery } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePasskeySupport } from "../../../passkeys/use-passkey-support.ts";
import { PasskeyForm } from "./passkey-form.tsx";
import { PasskeyLine } from "./passkey-line.tsx";

interface Props {
  readonly own: NonNullable<ProfileQuery["passkeys"]>;
  /** Whether passkeys count at this address. */
  readonly isHere: boolean;
  /** Whether sign-ins of the account ask for a code: what makes or removes a passkey does then, too. */
  readonly hasCode: boolean;
}

/** What signs in without name and password: which there are, and the way to another one. */
export function PasskeyCard({ own: { obstacle, passkeys }, isHere, hasCode }: Props) {
  const t = useTranslations("passkeys");
  const isSupported = usePasskeySupport();
  const hindrance =
    obstacle ?? (isHere ? undefined : "ELSEWHERE") ?? (isSupported === false ? "UNSUPPORTED" : undefined);
  return (
    <section className="card p-5" data-testid="passkey-card" data-hindrance={hindrance}>
      <h2 className="mb-2 font-semibold">{t("title")}</h2>
      <p className="mb-4 text-sm text-muted">{t("about")}</p>
      {passkeys.length > 0 ? (
        <ul className="mb-4 divide-y divide-line border-y border-line">
          {passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} hasCode={hasCode} />
          ))}
        </ul>
      ) : null}
      {hindrance === undefined ? (
        <Addition isFirst={passkeys.length === 0} isReady={isSupported === true} hasCode={hasCode} />
      ) : (
        <p className="strip bg-warn-soft text-warn" data-testid="passkey-hindrance">
          {t(`obstacle.${hindrance}`)}
        </p>
      )}
    </section>
  );
}

interface AdditionProps {
  readonly isFirst: boolean;
  readonly isReady: boolean;
  readonly hasCode: boolean;
}

function Addition({ isFirst, isReady, hasCode }: AdditionProps) {
  const t = useTranslations("passkeys");
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <PasskeyForm hasCode={hasCode} onClose={() => setOpen(false)} />;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <button
        type="button"
        className="button"
        disabled={!isReady}
        data-testid="passkey-begin"
        onClick={() => setOpen(true)}
      >
        {t("add")}
      </button>
      {isFirst ? <span className="text-sm text-muted">{t("none")}</span> : null}
    </div>
  );
}

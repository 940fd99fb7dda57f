"use client";

import {
  type AccountFactsFragment,
  ResetPasswordDocument,
  ResetSecondFactorDocument,
  UpdateAccountDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { useDeed } from "../../../graphql/use-deed.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { changesReaders } from "./account-draft.ts";
import { AccountForm } from "./account-form.tsx";
import { ViewAsButton } from "./view-as-button.tsx";
import { WriteGrant } from "./write-grant.tsx";

/** What ends something of an account: it is asked about before it is done. */
type Question = "reset" | "factor" | "disable";

interface Props {
  readonly account: AccountFactsFragment;
  readonly places: readonly KnownPlace[];
  readonly onChanged: () => void;
  readonly onLink: (url: string) => void;
}

/** What an administrator does with an account. */
export function AccountDeeds({ account, places, onChanged, onLink }: Props) {
  const t = useTranslations("access");
  const [isEdited, setEdited] = useState(false);
  const [asked, setAsked] = useState<Question>();
  const done = () => {
    setAsked(undefined);
    setEdited(false);
    onChanged();
  };
  const { isBusy, fault, doIt } = useAccountDeed(account.id, { onDone: done, onLink });
  const { accountId } = useFrame();
  const { isEnabled, hasSecondFactor, hasPasskeys } = account;
  const questions: readonly Question[] = [
    "reset",
    ...(hasSecondFactor || hasPasskeys ? (["factor"] as const) : []),
    "disable",
  ];
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap gap-2">
        <DeedButton words={t("change")} testId="account-change" onClick={() => setEdited(!isEdited)} />
        {isEnabled ? (
          questions.map((one) => (
            <DeedButton key={one} words={t(`deed.${one}`)} testId={`account-${one}`} onClick={() => setAsked(one)} />
          ))
        ) : (
          <DeedButton words={t("enable")} testId="account-enable" onClick={() => void doIt("enable")} />
        )}
        {isEnabled && account.id !== accountId ? <ViewAsButton accountId={account.id} /> : null}
      </p>
      {asked ? (
        <Asked question={asked} isBusy={isBusy} onYes={() => void doIt(asked)} onNo={() => setAsked(undefined)} />
      ) : null}
      <DeedFault fault={fault} />
      {isEnabled && changesReaders(account.role) && account.deviceWrites === "TIMED" ? (
        <WriteGrant account={account} onChanged={onChanged} />
      ) : null}
      {isEdited ? (
        <AccountForm account={account} places={places} onDone={done} onClose={() => setEdited(false)} />
      ) : null}
    </div>
  );
}

interface DeedEvents {
  readonly onDone: () => void;
  readonly onLink: (url: string) => void;
}

function useAccountDeed(id: string, { onDone, onLink }: DeedEvents) {
  const { run, isBusy, fault } = useDeed();
  const doIt = async (deed: Question | "enable") => {
    if (deed === "reset") {
      const link = (await run(ResetPasswordDocument, { input: { id } }))?.resetPassword?.passwordLink;
      if (!link) return;
      onLink(link.url);
      onDone();
      return;
    }
    const answer =
      deed === "factor"
        ? await run(ResetSecondFactorDocument, { input: { id } })
        : await run(UpdateAccountDocument, { input: { id, isEnabled: deed === "enable" } });
    if (answer) onDone();
  };
  return { isBusy, fault, doIt };
}

interface ButtonProps {
  readonly words: string;
  readonly testId: string;
  readonly onClick: () => void;
}

function DeedButton({ words, testId, onClick }: ButtonProps) {
  return (
    <button type="button" className="button min-h-8 py-1" data-testid={testId} onClick={onClick}>
      {words}
    </button>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly isBusy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** What follows is said before it is done. */
function Asked({ question, isBusy, onYes, onNo }: AskedProps) {
  const t = useTranslations("access");
  return (
    <div role="alert" className="strip bg-warn-soft text-warn" data-testid="account-question">
      <span className="grow">{t(`ask.${question}`)}</span>
      <button type="button" className="button min-h-8 py-1" disabled={isBusy} data-testid="account-yes" onClick={onYes}>
        {t(`deed.${question}`)}
      </button>
      <button type="button" className="button min-h-8 py-1" onClick={onNo}>
        {t("cancel")}
      </button>
    </div>
  );
}

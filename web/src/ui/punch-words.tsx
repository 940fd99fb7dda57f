"use client";

import type { PunchRowFragment, PunchState, VerifyMode } from "@biometricflow/sdk/generated/graphql";
import {
  ArrowDownToLine,
  ArrowUpFromLine,
  CreditCard,
  Fingerprint,
  Hand,
  KeyRound,
  type LucideIcon,
  Minus,
  ScanFace,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { hasLag, toFormats, toLagSeconds } from "../lib/format.ts";

const VERIFY_ICONS: Readonly<Record<VerifyMode, LucideIcon>> = {
  FINGERPRINT: Fingerprint,
  FACE: ScanFace,
  CARD: CreditCard,
  PASSWORD: KeyRound,
  PALM: Hand,
  OTHER: Minus,
};

const INWARD: ReadonlySet<PunchState> = new Set(["CHECK_IN", "BREAK_IN", "OVERTIME_IN"]);

/** How somebody was verified, as a picture with its words. */
export function VerifyIcon({ mode }: { readonly mode: VerifyMode | null }) {
  const t = useTranslations("verifyMode");
  const Icon = VERIFY_ICONS[mode ?? "OTHER"];
  const words = t(mode ?? "OTHER");
  return (
    <span title={words} className="grid size-8 shrink-0 place-items-center rounded-lg bg-sunken text-muted">
      <Icon aria-hidden className="size-4.5" />
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** The key that was pressed, in words with an arrow; nothing for readers without keys. */
export function StateTag({ state }: { readonly state: PunchState | null }) {
  const t = useTranslations("punchState");
  if (!state || state === "UNSPECIFIED") return null;
  const isInward = INWARD.has(state);
  const Icon = isInward ? ArrowDownToLine : ArrowUpFromLine;
  return (
    <span className={isInward ? "tag bg-good-soft text-good" : "tag bg-info-soft text-info"}>
      <Icon aria-hidden className="size-3" />
      {t(state)}
    </span>
  );
}

interface PersonProps {
  readonly punch: Pick<PunchRowFragment, "user" | "pin">;
  /** Whether the number stands beside in a column of its own. */
  readonly hasNumberBeside?: boolean;
}

/** The person of a punch: the enrolled name with the number behind it, for names repeat; or the id of nobody, which a screen on a wall is not told. */
export function PersonName({ punch, hasNumberBeside = false }: PersonProps) {
  const t = useTranslations("punch");
  const { user, pin } = punch;
  if (user) {
    return (
      <>
        <bdi className="one-line min-w-0">{user.name || pin}</bdi>
        {user.name && pin && !hasNumberBeside ? (
          <>
            {" "}
            <bdi dir="ltr" className="shrink-0 text-xs font-normal text-muted tabular-nums">
              {pin}
            </bdi>
          </>
        ) : null}
      </>
    );
  }
  if (pin === null) return <span className="text-warn">{t("unknownPerson")}</span>;
  return (
    <span className="text-warn">
      {t("unknownId")} <bdi dir="ltr">{pin}</bdi>
    </span>
  );
}

/** How long a punch took to arrive, where that is worth a word; nothing for the others. */
export function LagTag({ punch }: { readonly punch: PunchRowFragment }) {
  const t = useTranslations("punch");
  const { duration } = toFormats(useLocale());
  const seconds = toLagSeconds(punch);
  if (!hasLag(seconds)) return punch.late ? <span className="tag bg-warn-soft text-warn">{t("late")}</span> : null;
  return (
    <span className={punch.late ? "tag bg-warn-soft text-warn" : "tag bg-sunken text-muted"} title={t("lateHint")}>
      {t("lateBy", { time: duration(seconds) })}
    </span>
  );
}

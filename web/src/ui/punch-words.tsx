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
import { useTranslations } from "next-intl";

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

/** The person of a punch: the enrolled name, or the id that nobody is enrolled with. */
export function PersonName({ punch }: { readonly punch: Pick<PunchRowFragment, "user" | "pin"> }) {
  const t = useTranslations("punch");
  if (punch.user) return <bdi>{punch.user.name || punch.pin}</bdi>;
  return (
    <span className="text-warn">
      {t("unknownId")} <bdi dir="ltr">{punch.pin ?? "?"}</bdi>
    </span>
  );
}

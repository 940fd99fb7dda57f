import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { type DeviceRow, toFinding } from "./place-groups.ts";

interface Props {
  readonly completeness: DeviceRow["completeness"];
  readonly zone: string | null;
}

/** The completeness proof in words: what is proved, what is missing, when it was checked. */
export function CompletenessLine({ completeness, zone }: Props) {
  const t = useTranslations("devices.completeness");
  const formats = toFormats(useLocale());
  const finding = toFinding(completeness);
  const isComplete = finding.kind === "complete";
  const isUnchecked = finding.kind === "unchecked";
  const Icon = isComplete ? CircleCheck : isUnchecked ? CircleDashed : CircleX;
  const tone = isComplete ? "text-good" : isUnchecked ? "text-muted" : "text-bad";
  return (
    <div
      className="flex gap-2 text-sm"
      data-testid="completeness"
      data-verdict={completeness?.verdict ?? "NOT_CHECKED"}
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div>
        <p className={`font-medium ${tone}`}>
          {finding.kind === "complete" ? <Counted name="complete" rows={finding.rows} /> : null}
          {finding.kind === "missing" ? <Counted name="missing" rows={finding.rows} /> : null}
          {finding.kind === "gapOpen" ? t("gapOpen", { time: formats.minute(finding.since, zone) }) : null}
          {finding.kind === "unchecked" ? t("unchecked") : null}
        </p>
        <p className="text-xs text-muted">
          {completeness?.checkedAt ? (
            <>
              {t("checked")} <RelativeTime instant={completeness.checkedAt} zone={zone} />
            </>
          ) : (
            t("neverChecked")
          )}
          {finding.kind === "complete" && finding.setAside > 0
            ? ` · ${t("setAside", { rows: finding.setAside })}`
            : null}
        </p>
      </div>
    </div>
  );
}

/** Rows in words; a number that nobody knows is left out, never zero. */
function Counted({ name, rows }: { readonly name: "complete" | "missing"; readonly rows: number | null }) {
  const t = useTranslations("devices.completeness");
  return rows === null ? t(`${name}Unknown`) : t(name, { rows });
}

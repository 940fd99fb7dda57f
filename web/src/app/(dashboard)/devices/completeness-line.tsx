import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { type CompletenessFinding, type DeviceRow, toFinding } from "./reader-rows.ts";

interface Props {
  readonly completeness: DeviceRow["completeness"];
  readonly zone: string | null;
}

const LOOKS = {
  complete: { Icon: CircleCheck, tone: "text-good" },
  unchecked: { Icon: CircleDashed, tone: "text-muted" },
  doubt: { Icon: CircleDashed, tone: "text-warn" },
  gapOpen: { Icon: CircleX, tone: "text-bad" },
  missing: { Icon: CircleX, tone: "text-bad" },
} as const;

/** The completeness proof in words: what is proved, what is missing, when it was checked. */
export function CompletenessLine({ completeness, zone }: Props) {
  const t = useTranslations("devices.completeness");
  const finding = toFinding(completeness);
  const { Icon, tone } = LOOKS[finding.kind];
  return (
    <div
      className="flex gap-2 text-sm"
      data-testid="completeness"
      data-verdict={completeness?.verdict ?? "NOT_CHECKED"}
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div>
        <p className={`font-medium ${tone}`}>
          <Finding finding={finding} zone={zone} />
        </p>
        <p className="text-xs text-muted">
          {finding.kind === "complete" ? <Kept finding={finding} /> : null}
          {completeness?.checkedAt ? (
            <>
              {t("checked")} <RelativeTime instant={completeness.checkedAt} zone={zone} />
            </>
          ) : (
            t("neverChecked")
          )}
        </p>
      </div>
    </div>
  );
}

interface FindingProps extends Pick<Props, "zone"> {
  readonly finding: CompletenessFinding;
}

/** Rows in words; a number that nobody knows is left out, never zero. */
function Finding({ finding, zone }: FindingProps) {
  const t = useTranslations("devices");
  const formats = toFormats(useLocale());
  switch (finding.kind) {
    case "complete":
      return t("completeness.complete");
    case "missing":
      return finding.rows === null
        ? t("completeness.missingUnknown")
        : t("completeness.missing", { rows: finding.rows });
    case "gapOpen":
      return t("completeness.gapOpen", { time: formats.full(finding.since, zone) });
    case "doubt":
      return t(`doubtShort.${finding.doubt}`);
    case "unchecked":
      return t("completeness.unchecked");
  }
}

interface KeptProps {
  readonly finding: Extract<CompletenessFinding, { readonly kind: "complete" }>;
}

/** How many rows are stored, and how many of them count as no punch. */
function Kept({ finding: { rows, setAside } }: KeptProps) {
  const t = useTranslations("devices.completeness");
  return (
    <>
      {rows === null ? null : `${t("rows", { rows })} · `}
      {setAside > 0 ? `${t("setAside", { rows: setAside })} · ` : null}
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { StepSwitch } from "../../../ui/step-switch.tsx";

interface Props {
  readonly year: number;
  readonly onChange: (year: number) => void;
}

/** The year that is shown, the one before and the one after. */
export function YearSwitch({ year, onChange }: Props) {
  const t = useTranslations("holidays");
  const words = { previous: t("previousYear"), next: t("nextYear") };
  return <StepSwitch words={words} shown={String(year)} testId="year" onStep={(by) => onChange(year + by)} />;
}

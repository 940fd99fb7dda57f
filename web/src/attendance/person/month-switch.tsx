"use client";

import { useLocale, useTranslations } from "next-intl";
import { addDays, parseDate } from "../../lib/zone.ts";
import { StepSwitch } from "../../ui/step-switch.tsx";
import { toMonthSpan } from "../range.ts";

/** A month as it stands in an address; undefined for anything that is none. */
export function parseMonth(text: string | null): string | undefined {
  return text !== null && parseDate(`${text}-01`) ? text : undefined;
}

interface Props {
  readonly month: string;
  readonly onChange: (month: string) => void;
}

/** The month that is shown, the one before and the one after. */
export function MonthSwitch({ month, onChange }: Props) {
  const t = useTranslations("person");
  const locale = useLocale();
  const { from, to } = toMonthSpan(month);
  const name = new Intl.DateTimeFormat(locale === "ar" ? "ar-u-nu-latn" : "en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(from));
  const words = { previous: t("previousMonth"), next: t("nextMonth") };
  const step = (by: 1 | -1) => onChange(addDays(by === 1 ? to : from, by).slice(0, 7));
  return <StepSwitch words={words} shown={name} testId="month" isWide onStep={step} />;
}

"use client";

import {
  PreviewChangeDocument,
  type PreviewChangeQuery,
  type PreviewedDayFactsFragment,
  type RuleChangeInput,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { toDayState } from "../attendance/day-state.ts";
import { toHourText } from "../attendance/minutes.ts";
import { toPersonName } from "../attendance/person-name.ts";
import { toFailure } from "../graphql/apollo-client.ts";
import { toFormats } from "../lib/format.ts";
import { DateBox } from "../ui/date-box.tsx";
import { type SaidFault, SaidFaultNotice } from "./said-fault.tsx";
import { ShiftMark } from "./shift-mark.tsx";

const LISTED = 50;
const MOST_LISTED = 500;

interface Dates {
  readonly from: string;
  readonly to: string;
}

/** What a change is about, where its words do not stand beside it. */
export interface ChangeSubject {
  readonly name: string;
  readonly isRemoved: boolean;
}

interface Props {
  readonly change: RuleChangeInput;
  readonly subject?: ChangeSubject | undefined;
  /** The dates that are looked at first, at most 62. */
  readonly dates: Dates;
  /** @returns what stood in its way */
  readonly onSave: () => Promise<SaidFault | undefined>;
  readonly onClose: () => void;
}

/** What a change would do, before it is saved: days before and after, counted and listed. */
export function ChangePreview({ change, subject, dates: first, onSave, onClose }: Props) {
  const t = useTranslations("preview");
  const panel = useFocusWhileOpen();
  const [dates, setDates] = useState(first);
  const [listed, setListed] = useState(LISTED);
  const { data, error } = useQuery(PreviewChangeDocument, {
    variables: { change, ...dates, first: listed },
    fetchPolicy: "network-only",
  });
  const refusal = error && toFailure(error);
  const preview = data?.previewChange;
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className="card grid scroll-mt-20 gap-3 border-accent p-4"
      aria-label={t("title")}
      data-testid="change-preview"
    >
      <PreviewHead subject={subject} dates={dates} onChange={setDates} />
      <div aria-live="polite" className="grid gap-3">
        {refusal ? <SaidFaultNotice fault={refusal} /> : null}
        {!preview && !refusal ? <div className="skeleton h-16" aria-busy="true" /> : null}
        {preview ? <PreviewFigures preview={preview} /> : null}
      </div>
      {preview && preview.changes.length > 0 ? <ChangedDays preview={preview} /> : null}
      {preview && preview.changes.length < preview.changedDays ? (
        <ListMore preview={preview} onMore={listed < MOST_LISTED ? () => setListed(MOST_LISTED) : undefined} />
      ) : null}
      <PreviewFooter
        words={t(subject?.isRemoved ? "remove" : "save")}
        canSave={preview !== null && preview !== undefined}
        onSave={onSave}
        onClose={onClose}
      />
    </section>
  );
}

interface FooterProps extends Pick<Props, "onSave" | "onClose"> {
  readonly words: string;
  readonly canSave: boolean;
}

function PreviewFooter({ words, canSave, onSave, onClose }: FooterProps) {
  const t = useTranslations("preview");
  const [{ isBusy, fault }, setState] = useState<{ readonly isBusy: boolean; readonly fault?: SaidFault | undefined }>({
    isBusy: false,
  });
  const save = async () => {
    setState({ isBusy: true });
    setState({ isBusy: false, fault: await onSave() });
  };
  return (
    <>
      <SaidFaultNotice fault={fault} />
      <footer className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button button-primary"
          disabled={!canSave || isBusy}
          data-testid="preview-save"
          onClick={() => void save()}
        >
          {words}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("close")}
        </button>
      </footer>
    </>
  );
}

/** What is to be read comes to whoever asked for it; closed, the button that was pressed has the focus again. */
function useFocusWhileOpen() {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return panel;
}

interface HeadProps {
  readonly subject: ChangeSubject | undefined;
  readonly dates: Dates;
  readonly onChange: (dates: Dates) => void;
}

function PreviewHead({ subject, dates, onChange }: HeadProps) {
  const t = useTranslations("preview");
  return (
    <header className="flex flex-wrap items-center gap-2">
      <h3 className="grow font-semibold">
        {subject ? t(subject.isRemoved ? "removed" : "changed", { name: subject.name }) : t("title")}
      </h3>
      <DateBox
        name={t("from")}
        testId="preview-from"
        value={dates.from}
        onChange={(from) => onChange({ ...dates, from: from ?? dates.from })}
      />
      <DateBox
        name={t("to")}
        testId="preview-to"
        value={dates.to}
        onChange={(to) => onChange({ ...dates, to: to ?? dates.to })}
      />
    </header>
  );
}

interface MoreProps {
  readonly preview: Preview;
  readonly onMore: (() => void) | undefined;
}

function ListMore({ preview: { changes, changedDays }, onMore }: MoreProps) {
  const t = useTranslations("preview");
  return (
    <p className="flex flex-wrap items-center gap-3 text-sm text-muted">
      {t("shownOf", { shown: changes.length, count: changedDays })}
      {onMore ? (
        <button type="button" className="button min-h-7 py-0.5" onClick={onMore}>
          {t("more")}
        </button>
      ) : null}
    </p>
  );
}

type Preview = NonNullable<PreviewChangeQuery["previewChange"]>;

function PreviewFigures({ preview }: { readonly preview: Preview }) {
  const t = useTranslations("preview");
  const { people, examinedPeople, touchedPeople, changedDays, contradictions } = preview;
  return (
    <div className="text-sm">
      <p className="font-medium" data-testid="preview-figures" data-days={changedDays}>
        {changedDays === 0 ? t("nothing") : t("figures", { days: changedDays, people: touchedPeople })}
      </p>
      <p className="text-muted">{t("about", { people })}</p>
      {examinedPeople < people ? (
        <p className="text-warn">{t("examined", { examined: examinedPeople, people })}</p>
      ) : null}
      {contradictions > 0 ? <p className="text-bad">{t("contradictions", { count: contradictions })}</p> : null}
    </div>
  );
}

function ChangedDays({ preview }: { readonly preview: Preview }) {
  const t = useTranslations("preview");
  const locale = useLocale();
  const { day } = toFormats(locale);
  return (
    <div className="relative">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {(["person", "date", "before", "after"] as const).map((column) => (
              <th key={column} scope="col" className="px-2 py-1.5 text-start font-medium">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.changes.map(({ person, date, before, after }) => (
            <tr key={`${person?.id} ${date}`} className="border-b border-line align-top last:border-0">
              <th scope="row" className="px-2 py-1.5 text-start font-normal">
                <bdi>{toPersonName(person, locale)}</bdi>
              </th>
              <td className="px-2 py-1.5">
                <bdi>{day(`${date}T00:00:00Z`, "UTC")}</bdi>
              </td>
              <td className="px-2 py-1.5">
                <PreviewedDay day={before} />
              </td>
              <td className="px-2 py-1.5">
                <PreviewedDay day={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PreviewedDay({ day }: { readonly day: PreviewedDayFactsFragment | null | undefined }) {
  const t = useTranslations("preview");
  const tState = useTranslations("dayState");
  if (!day) return <span className="text-muted">{t("noRecord")}</span>;
  const minutes = [
    ["worked", day.workedMinutes],
    ["late", day.lateMinutes],
    ["early", day.earlyLeaveMinutes],
    ["overtime", day.overtimeMinutes],
  ] as const;
  return (
    <span className="flex flex-wrap gap-x-3">
      <span>{tState(`word.${toDayState(day)}`)}</span>
      {minutes
        .filter(([, count]) => count > 0)
        .map(([key, count]) => (
          <span key={key} className="text-muted">
            {t(`minutes.${key}`, { time: toHourText(count) })}
          </span>
        ))}
      {day.shift ? <ShiftMark shift={day.shift} /> : null}
    </span>
  );
}

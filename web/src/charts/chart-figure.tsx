"use client";

import { BarChart3, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ScrollArea } from "../ui/scroll-area.tsx";
import { type Bar, BarChart } from "./bar-chart.tsx";

interface Props {
  readonly title: string;
  /** Whose it is and of when. */
  readonly about: ReactNode;
  readonly bars: readonly Bar[];
  /** The heads of the table, the bar's own first. */
  readonly heads: readonly string[];
  /** A bar's row of the table, its name first; a figure that nobody knows is a dash. */
  readonly toRow: (bar: Bar) => readonly string[];
  /** A bar in one sentence, while it is pointed at. */
  readonly toSentence: (bar: Bar) => string;
  /** A figure of the axis in words, such as `20%`; the plain number where it is left out. */
  readonly toAxisText?: (value: number) => string;
  /** What the colours mean. */
  readonly legend?: ReactNode;
  readonly testId: string;
}

/** A picture with its title, a line about what is pointed at, and its twin: the same as a table. */
export function ChartFigure({ title, about, bars, heads, toRow, toSentence, toAxisText, legend, testId }: Props) {
  const t = useTranslations("chart");
  const [isTable, setTable] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const bar = pointed === null ? undefined : bars[pointed];
  const sentence = bar && toSentence(bar);
  const Icon = isTable ? BarChart3 : Table2;
  return (
    <figure className="card grid grid-cols-1 content-start gap-3 p-4" data-testid={testId}>
      <figcaption className="flex items-start gap-4">
        <div className="min-w-0 grow">
          <h2 className="font-semibold">{title}</h2>
          <p className="text-xs text-muted">{about}</p>
        </div>
        <button
          type="button"
          className="button min-h-8 shrink-0 py-1"
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
        >
          <Icon aria-hidden className="size-4" />
          {isTable ? t("picture") : t("table")}
        </button>
      </figcaption>
      {isTable ? (
        <ChartTable title={title} heads={heads} rows={bars.map(toRow)} />
      ) : (
        <>
          <BarChart
            bars={bars}
            label={t("label", { title })}
            pointed={pointed}
            sentence={sentence}
            onPoint={setPointed}
            toAxisText={toAxisText ?? String}
          />
          <div className="min-h-5 text-sm">{legend}</div>
        </>
      )}
    </figure>
  );
}

interface TableProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function ChartTable({ title, heads, rows }: TableProps) {
  return (
    <ScrollArea name={title} className="max-h-72 overflow-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={`px-2 py-1.5 font-medium ${index === 0 ? "text-start" : "text-end"}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = "", ...cells]) => (
            <tr key={name} className="border-b border-line last:border-0">
              <th scope="row" className="px-2 py-1 text-start font-normal">
                <bdi>{name}</bdi>
              </th>
              {cells.map((cell, index) => (
                <td key={heads[index + 1]} className="px-2 py-1 text-end tabular-nums">
                  <bdi dir="ltr">{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import {
  type GridApi,
  InfiniteRowModelModule,
  type IDatasource,
  LocaleModule,
  ModuleRegistry,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  themeQuartz,
  TooltipModule,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { toFormats } from "../../../../lib/format.ts";
import { usePunchColumns } from "./punch-columns.tsx";

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  LocaleModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
]);

const BLOCK_ROWS = 100;

const theme = themeQuartz.withParams({
  backgroundColor: "var(--surface)",
  foregroundColor: "var(--ink)",
  headerBackgroundColor: "var(--surface)",
  headerTextColor: "var(--muted)",
  headerFontWeight: 500,
  accentColor: "var(--accent)",
  borderColor: "var(--line)",
  rowHoverColor: "var(--sunken)",
  oddRowBackgroundColor: "var(--surface)",
  fontFamily: "inherit",
  fontSize: 13.5,
  rowHeight: 40,
  headerHeight: 40,
  wrapperBorderRadius: 12,
  cellHorizontalPadding: 14,
});

interface Props {
  readonly readBlock: (start: number, end: number) => Promise<{ rows: PunchRowFragment[]; total: number } | undefined>;
  readonly openRow: string | null;
  readonly onOpen: (id: string) => void;
  readonly onApi: (api: GridApi<PunchRowFragment>) => void;
}

/** The grid over the whole list; blocks are read as they come into view. */
export default function PunchGrid({ readBlock, openRow, onOpen, onApi }: Props) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const columns = usePunchColumns(toFormats(locale));
  const datasource = useMemo(() => createDatasource(readBlock), [readBlock]);
  const [api, setApi] = useState<GridApi<PunchRowFragment>>();
  useEffect(() => api?.ensureIndexVisible(0, "top"), [api, datasource]); // another list begins at its beginning
  useEffect(() => api?.redrawRows(), [api, openRow]); // a row's class is asked for once, when it is drawn
  const localeText = useMemo(
    () => ({ loadingOoo: t("loading"), noRowsToShow: t("noRows"), ariaLabelTooltip: t("tooltip") }),
    [t],
  );
  return (
    <AgGridReact<PunchRowFragment>
      theme={theme}
      rowModelType="infinite"
      datasource={datasource}
      cacheBlockSize={BLOCK_ROWS}
      maxConcurrentDatasourceRequests={1}
      maxBlocksInCache={20}
      blockLoadDebounceMillis={60}
      infiniteInitialRowCount={BLOCK_ROWS}
      columnDefs={columns}
      defaultColDef={{ sortable: false, resizable: true, suppressMovable: true }}
      getRowId={({ data }) => data.id}
      getRowClass={({ data }) => (data && data.id === openRow ? "bg-accent-soft!" : undefined)}
      enableRtl={locale === "ar"}
      ensureDomOrder
      tooltipShowDelay={400}
      localeText={localeText}
      onGridReady={({ api: created }) => {
        setApi(created);
        onApi(created);
      }}
      onRowClicked={({ data }) => data && onOpen(data.id)}
      onCellKeyDown={({ event, data }) => {
        if (event instanceof KeyboardEvent && event.key === "Enter" && data) onOpen(data.id);
      }}
    />
  );
}

function createDatasource(readBlock: Props["readBlock"]): IDatasource {
  return {
    getRows: (params) => {
      void readBlock(params.startRow, params.endRow).then((block) => {
        if (block) params.successCallback(block.rows, block.total);
        else params.failCallback();
      });
    },
  };
}
